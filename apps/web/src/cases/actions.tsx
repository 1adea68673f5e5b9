import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { ActionView, CaseView } from '../api/types.js';
import { DataText } from '../kit/data-text.js';
import { useCodes } from '../api/use-codes.js';
import { useName, useWords } from '../words/language.js';
import { Skeleton } from '../kit/skeleton.js';

/** Fetched once the case is drawn, so that the page is there sooner, and the form before the signal is gone again. */
const fetchForm = () => import('./action-form.js');
const ActionForm = lazy(() => fetchForm().then((module) => ({ default: module.ActionForm })));

interface Props {
  readonly view: CaseView;
  readonly chosen: string | undefined;
  readonly choose: (action: string | undefined) => void;
}

/** Steps that every open case allows: kept apart, so that the road stays in sight. Only a matter of layout. */
const anyTime: ReadonlySet<string> = new Set([
  'alert-police',
  'grade',
  'own',
  'call-department',
  'supervise',
  'attach',
  'issue-document',
  'correct',
  'merge',
  'note',
  'note-right',
  'name-representatives',
  'report-urgent',
  'apply-legal-aid',
  'record-legal-aid',
  'open-aid',
]);

/** What may be done, the likeliest step first; and what may not, with the reason. */
export function Actions({ view, chosen, choose }: Props) {
  const words = useWords();
  const [doing, setDoing] = useState<ActionView>();
  const [done, setDone] = useState<string>();
  const doneNote = useRef<HTMLParagraphElement>(null);
  useEffect(() => doneNote.current?.focus(), [done]);
  useEffect(() => {
    fetchForm().catch(() => undefined); // asked for again when a form is opened
  }, []);
  const allowed = view.actions.filter((action) => action.allowed);
  const refused = view.actions.filter((action) => !action.allowed);
  const onTheRoad = allowed.filter(({ action }) => !anyTime.has(action));
  const aside = allowed.filter(({ action }) => anyTime.has(action));
  const current = view.actions.find((action) => action.action === chosen);
  // A form stays while its action is chosen, even if the case changed under it and the action is gone from the list.
  const open = current ?? (doing?.action === chosen ? doing : undefined);
  const first = onTheRoad.find((action) => action.leadsTo !== undefined && action.leadsTo !== view.state) ?? onTheRoad[0];

  const start = (action: ActionView): void => {
    setDoing(action);
    setDone(undefined);
    choose(action.action);
  };

  const finish = (says: string): void => {
    setDone(says);
    choose(undefined);
  };

  if (open !== undefined && (open.allowed || doing !== undefined)) {
    return (
      <Suspense fallback={<Skeleton />}>
        <ActionForm
          key={open.action}
          view={view}
          action={doing?.action === open.action ? doing : open}
          close={() => choose(undefined)}
          finish={finish}
          choose={(other) => {
            const next = view.actions.find(({ action }) => action === other);
            if (next) start(next);
          }}
        />
      </Suspense>
    );
  }
  return (
    <section className="block actions" aria-labelledby="actions-head">
      {done !== undefined && (
        <p ref={doneNote} className="note note-good" tabIndex={-1}>
          {done}
        </p>
      )}
      <h2 id="actions-head">{words.caseView.nextStep}</h2>
      {onTheRoad.length === 0 && view.holder !== null && <p>{words.caseView.notYours}</p>}
      {allowed.length === 0 && view.holder === null && <p>{words.caseView.ended}</p>}
      <ActionButtons view={view} actions={onTheRoad} first={first} start={start} />
      {aside.length > 0 && (
        <details className="fold">
          <summary>{words.caseView.anyTime}</summary>
          <ActionButtons view={view} actions={aside} first={undefined} start={start} />
        </details>
      )}
      {refused.length > 0 && (
        <details className="fold">
          <summary>{words.caseView.cannotDo(refused.length)}</summary>
          <ul className="refused">
            {refused.map((action) => (
              <Refused key={action.action} action={action} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

interface ButtonsProps {
  readonly view: CaseView;
  readonly actions: readonly ActionView[];
  readonly first: ActionView | undefined;
  readonly start: (action: ActionView) => void;
}

function ActionButtons({ view, actions, first, start }: ButtonsProps) {
  return (
    <ul className="action-list">
      {actions.map((action) => (
        <li key={action.action}>
          <button
            type="button"
            className={action === first ? 'button button-primary' : 'button'}
            data-action={action.action}
            onClick={() => start(action)}
          >
            {action.label}
          </button>
          <LeadsTo view={view} action={action} />
        </li>
      ))}
    </ul>
  );
}

function LeadsTo({ view, action }: { readonly view: CaseView; readonly action: ActionView }) {
  const words = useWords().caseView;
  const nameOf = useName();
  const state = useCodes().data?.states.find(({ code }) => code === action.leadsTo);
  if (state === undefined || action.leadsTo === view.state) return null;
  return <span className="quiet"> {words.leadsTo(nameOf(state.name))}</span>;
}

function Refused({ action }: { readonly action: ActionView }) {
  const words = useWords().problem;
  return (
    <li>
      <b>{action.label}</b>
      {action.because && (
        <>
          <p>{action.because.says}</p>
          {action.because.next !== undefined && (
            <p>
              {words.next}
              {action.because.next}
            </p>
          )}
          {action.because.article !== undefined && (
            <p className="quiet">
              {words.article}
              <DataText>{action.because.article}</DataText>
            </p>
          )}
        </>
      )}
    </li>
  );
}
