import type { FormEvent } from 'react';
import { useState } from 'react';
import { useCodes } from '../api/use-codes.js';
import { Select } from '../kit/choice.js';
import { TextInput } from '../kit/text-input.js';
import { isDay } from '../words/dates.js';
import { useName, useWords } from '../words/language.js';
import type { FilterName, Filters } from './filters.js';
import { emptyFilters } from './filters.js';

interface Props {
  readonly filters: Filters;
  readonly onApply: (filters: Filters) => void;
}

/** The filters as a form. The parent gives it a new key when the address changes by other ways. */
export function FilterForm({ filters, onApply }: Props) {
  const words = useWords();
  const nameOf = useName();
  const codes = useCodes().data;
  const [draft, setDraft] = useState<Filters>(filters);
  const [tried, setTried] = useState(false);

  const set = (name: FilterName) => (value: string) => setDraft({ ...draft, [name]: value });
  const text = (name: FilterName): string => draft[name] ?? '';
  const list = (entries: readonly { readonly code: string; readonly name: { readonly zh: string; readonly en: string } }[] | undefined) =>
    (entries ?? []).map((entry) => ({ value: entry.code, label: nameOf(entry.name) }));
  const dayFault = (name: 'from' | 'to', label: string): string | undefined =>
    tried && text(name) !== '' && !isDay(text(name)) ? words.problem.notDate(label) : undefined;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if ([text('from'), text('to')].every((day) => day === '' || isDay(day))) onApply(draft);
  };

  const shared = { empty: words.ledger.all, plain: true } as const;
  return (
    <form className="filters" role="search" aria-label={words.ledger.filters} noValidate onSubmit={submit}>
      <TextInput
        plain
        id="filter-q"
        label={words.ledger.search}
        type="search"
        value={text('q')}
        placeholder={words.ledger.searchHint}
        onChange={set('q')}
      />
      <Select
        {...shared}
        id="filter-state"
        label={words.ledger.state}
        value={text('state')}
        options={list(codes?.states)}
        onChange={set('state')}
      />
      <Select
        {...shared}
        id="filter-village"
        label={words.ledger.village}
        value={text('village')}
        options={(codes?.villages ?? []).map((village) => ({ value: village.code, label: village.name }))}
        onChange={set('village')}
      />
      <Select
        {...shared}
        id="filter-category"
        label={words.ledger.category}
        value={text('category')}
        options={list(codes?.leaves)}
        onChange={set('category')}
      />
      <Select
        {...shared}
        id="filter-risk"
        label={words.ledger.risk}
        value={text('risk')}
        options={list(codes?.grades)}
        onChange={set('risk')}
      />
      <Select
        {...shared}
        id="filter-due"
        label={words.ledger.due}
        value={text('due')}
        options={[
          { value: 'overdue', label: words.ledger.overdue },
          { value: 'soon', label: words.ledger.soon },
        ]}
        onChange={set('due')}
      />
      <TextInput
        plain
        id="filter-from"
        label={words.ledger.from}
        value={text('from')}
        inputMode="numeric"
        maxLength={10}
        placeholder="2026-01-01"
        error={dayFault('from', words.ledger.from)}
        onChange={set('from')}
      />
      <TextInput
        plain
        id="filter-to"
        label={words.ledger.to}
        value={text('to')}
        inputMode="numeric"
        maxLength={10}
        placeholder="2026-12-31"
        error={dayFault('to', words.ledger.to)}
        onChange={set('to')}
      />
      <label className="option filter-mine">
        <input
          type="checkbox"
          checked={text('mine') === 'true'}
          onChange={(event) => set('mine')(event.currentTarget.checked ? 'true' : '')}
        />
        <span className="option-text">{words.ledger.mine}</span>
      </label>
      <div className="filter-buttons">
        <button type="submit" className="button button-primary">
          {words.ledger.apply}
        </button>
        <button type="button" className="button" onClick={() => onApply(emptyFilters)}>
          {words.ledger.clear}
        </button>
      </div>
    </form>
  );
}
