import type { FormEvent } from 'react';
import { useState } from 'react';
import { Select } from '../kit/choice.js';
import { TextInput } from '../kit/text-input.js';
import { isDay } from '../words/dates.js';
import { useWords } from '../words/language.js';
import type { FilterName, Filters } from './filters.js';
import { emptyFilters } from './filters.js';
import type { ListName } from './use-options.js';
import { useOptions } from './use-options.js';
import { useLedgerWords } from './ledger-words.js';

interface Props {
  readonly filters: Filters;
  readonly onApply: (filters: Filters) => void;
}

const lists: readonly ListName[] = ['kind', 'state', 'holder', 'village', 'category', 'risk', 'due'];

/** The filters as a form. The parent gives it a new key when the address changes by other ways. */
export function FilterForm({ filters, onApply }: Props) {
  const words = useWords();
  const ledgerWords = useLedgerWords();
  const options = useOptions();
  const [draft, setDraft] = useState<Filters>(filters);
  const [tried, setTried] = useState(false);

  const set = (name: FilterName) => (value: string) => setDraft({ ...draft, [name]: value });
  const text = (name: FilterName): string => draft[name] ?? '';
  const dayFault = (name: 'from' | 'to'): string | undefined =>
    tried && text(name) !== '' && !isDay(text(name)) ? words.problem.notDate(ledgerWords[name]) : undefined;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if ([text('from'), text('to')].every((day) => day === '' || isDay(day))) onApply(draft);
  };

  const list = (name: ListName, empty: string) => (
    <Select
      key={name}
      plain
      empty={empty}
      id={`filter-${name}`}
      label={ledgerWords[name]}
      value={text(name)}
      options={options[name]}
      onChange={set(name)}
    />
  );
  const day = (name: 'from' | 'to', placeholder: string) => (
    <TextInput
      plain
      id={`filter-${name}`}
      label={ledgerWords[name]}
      value={text(name)}
      inputMode="numeric"
      maxLength={10}
      placeholder={placeholder}
      error={dayFault(name)}
      onChange={set(name)}
    />
  );
  const tick = (name: 'mine' | 'collective') => (
    <label className="option filter-mine">
      <input
        id={`filter-${name}`}
        type="checkbox"
        checked={text(name) === 'true'}
        onChange={(event) => set(name)(event.currentTarget.checked ? 'true' : '')}
      />
      <span className="option-text">{ledgerWords[name]}</span>
    </label>
  );

  return (
    <form className="filters" role="search" aria-label={ledgerWords.filters} noValidate onSubmit={submit}>
      <TextInput
        plain
        id="filter-q"
        label={ledgerWords.search}
        type="search"
        value={text('q')}
        maxLength={100}
        autoComplete="off"
        placeholder={ledgerWords.searchHint}
        onChange={set('q')}
      />
      {lists.map((name) => list(name, ledgerWords.all))}
      <TextInput
        plain
        id="filter-project"
        label={ledgerWords.project}
        value={text('project')}
        maxLength={60}
        autoComplete="off"
        onChange={set('project')}
      />
      {day('from', '2026-01-01')}
      {day('to', '2026-12-31')}
      {list('sort', ledgerWords.usualSort)}
      {tick('mine')}
      {tick('collective')}
      <div className="filter-buttons">
        <button type="submit" className="button button-primary">
          {ledgerWords.apply}
        </button>
        <button type="button" className="button" onClick={() => onApply(emptyFilters)}>
          {ledgerWords.clear}
        </button>
      </div>
    </form>
  );
}
