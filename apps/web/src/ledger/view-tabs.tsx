import type { FormEvent } from 'react';
import { useState } from 'react';
import { Link } from 'wouter';
import { announce } from '../kit/announce.js';
import { MixedText } from '../kit/data-text.js';
import { TextInput } from '../kit/text-input.js';
import { useUser } from '../sign-in/session.js';
import { useWords } from '../words/language.js';
import { dropView, savedViews, saveView } from './saved-views.js';
import { useLedgerWords } from './ledger-words.js';

/** The account's own views of the ledger, and a way to keep the present one. */
export function ViewTabs({ query }: { readonly query: string }) {
  const words = useWords();
  const ledgerWords = useLedgerWords();
  const user = useUser();
  const [views, setViews] = useState(() => savedViews(user.id));
  const [name, setName] = useState<string>();
  const [fault, setFault] = useState<string>();
  const here = views.find((view) => view.query === query);

  const save = (event: FormEvent): void => {
    event.preventDefault();
    const called = name?.trim() ?? '';
    if (called === '') return setFault(words.problem.missing(ledgerWords.viewName));
    if (!saveView(user.id, { name: called, query })) return setFault(ledgerWords.notSaved);
    setViews(savedViews(user.id));
    setName(undefined);
    setFault(undefined);
    announce(ledgerWords.saved(called));
  };
  const drop = (called: string): void => {
    dropView(user.id, called);
    setViews(savedViews(user.id));
    announce(ledgerWords.dropped(called));
  };

  return (
    <section className="views" aria-label={ledgerWords.views}>
      {views.length > 0 && (
        <ul className="filter-chips">
          {views.map((view) => (
            <li key={view.name}>
              <Link
                href={view.query === '' ? '/ledger' : `/ledger?${view.query}`}
                className="chip"
                aria-current={view === here ? 'page' : undefined}
              >
                <MixedText text={view.name} />
              </Link>
            </li>
          ))}
        </ul>
      )}
      {name === undefined ? (
        <p>
          {here === undefined && query !== '' && (
            <button type="button" className="button button-quiet" onClick={() => setName('')}>
              {ledgerWords.saveView}
            </button>
          )}
          {here !== undefined && (
            <button type="button" className="button button-quiet" onClick={() => drop(here.name)}>
              {ledgerWords.dropView} <MixedText text={here.name} />
            </button>
          )}
        </p>
      ) : (
        <form className="view-form" noValidate onSubmit={save}>
          <TextInput
            id="view-name"
            label={ledgerWords.viewName}
            hint={ledgerWords.viewHint}
            value={name}
            required
            maxLength={30}
            autoComplete="off"
            error={fault}
            onChange={setName}
          />
          <button type="submit" className="button">
            {ledgerWords.save}
          </button>
          <button type="button" className="button button-quiet" onClick={() => setName(undefined)}>
            {words.common.cancel}
          </button>
        </form>
      )}
    </section>
  );
}
