import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useIdempotencyKey } from '../api/idempotency.js';
import { isProblem, isSignedOut } from '../api/problem.js';
import type { ActionView } from '../api/types.js';
import { forgetDraft, readDraft, writeDraft } from '../kit/drafts.js';
import { ErrorSummary } from '../kit/error-summary.js';
import { ProblemNote } from '../kit/problem-note.js';
import type { FormObject, FormValue } from '../schema-form/node.js';
import { SchemaField } from '../schema-form/schema-fields.js';
import { useSchemaForm } from '../schema-form/use-schema-form.js';
import { useUser } from '../sign-in/session.js';
import { useWords } from '../words/language.js';
import { useMonthWords } from './month-words.js';

interface Headers {
  readonly 'If-Match': string;
  readonly 'Idempotency-Key': string;
}

interface Props {
  readonly actions: readonly ActionView[];
  readonly version: number;
  /** Name of what is kept on this machine until it is sent. */
  readonly draft: string;
  /** The query that the answer takes the place of. */
  readonly changed: readonly unknown[];
  /** The action that is offered open, because it is one tap for most. */
  readonly first?: string;
  /** What a form begins with, where it is known. */
  readonly start?: (action: string) => FormValue;
  readonly send: (action: string, input: FormObject, headers: Headers) => Promise<unknown>;
}

/** What may be done with a report or a month, each as a form drawn from its schema. */
export function MonthActions(props: Props) {
  const words = useWords();
  const months = useMonthWords();
  const allowed = props.actions.filter((action) => action.allowed);
  const [chosen, choose] = useState<string>();
  const [done, setDone] = useState<string>();
  const doneNote = useRef<HTMLParagraphElement>(null);
  useEffect(() => doneNote.current?.focus(), [done]);
  const open = allowed.find(({ action }) => action === (chosen ?? props.first));
  const others = allowed.filter((action) => action !== open);
  return (
    <>
      {done !== undefined && (
        <p ref={doneNote} className="note note-good" tabIndex={-1}>
          {done}
        </p>
      )}
      {open && (
        <MonthForm
          key={`${open.action} ${props.version}`}
          {...props}
          action={open}
          finish={() => {
            setDone(months.done(open.label));
            choose(undefined);
          }}
        />
      )}
      {others.length > 0 && (
        <section className="block actions" aria-labelledby="month-actions">
          <h2 id="month-actions">{open ? months.orElse : words.caseView.nextStep}</h2>
          <ul className="action-list">
            {others.map((action) => (
              <li key={action.action}>
                <button
                  type="button"
                  className="button"
                  data-action={action.action}
                  onClick={() => {
                    setDone(undefined);
                    choose(action.action);
                  }}
                >
                  {action.label}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function MonthForm({
  action,
  version,
  draft,
  changed,
  start,
  send,
  finish,
}: Props & { readonly action: ActionView; readonly finish: () => void }) {
  const words = useWords();
  const user = useUser();
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  const name = `${draft}:${action.action}`;
  const [kept] = useState(() => readDraft(user.id, name) as FormValue);
  const form = useSchemaForm(action.input, kept ?? start?.(action.action));
  const id = `do-${action.action}`;
  const act = useMutation({
    mutationFn: (input: FormObject) =>
      send(action.action, input, { 'If-Match': `"${version}"`, 'Idempotency-Key': keyFor([draft, action.action, version, input]) }),
    onSuccess: (after) => {
      forgetDraft(user.id, name);
      queries.setQueryData(changed, after);
      void queries.invalidateQueries({
        predicate: (query) => ['months', 'month', 'report', 'notices'].includes(String(query.queryKey[0])),
      });
      finish();
    },
    onError: (fault) => {
      if (isProblem(fault)) form.refuse(fault);
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const input = form.finish();
    if (input) act.mutate(input);
  };
  const fault = isProblem(act.error) && !isSignedOut(act.error) && form.errors.length === 0 ? act.error : undefined;
  return (
    <form className="block action-form" noValidate aria-labelledby={`${id}-head`} onSubmit={submit}>
      <h2 id={`${id}-head`}>{action.label}</h2>
      {kept !== undefined && <p className="quiet">{words.register.keptDraft}</p>}
      <ErrorSummary form={id} title={action.label} errors={form.errors} attempt={form.attempt} />
      {fault && <ProblemNote problem={fault} />}
      <SchemaField
        form={id}
        pointer=""
        node={form.node}
        value={form.value}
        example={form.example}
        required
        errorAt={form.errorAt}
        onChange={(value) => {
          form.change(value);
          writeDraft(user.id, name, value);
        }}
      />
      <p className="form-buttons">
        <button type="submit" className="button button-primary" disabled={act.isPending}>
          {words.caseView.submit(action.label)}
        </button>
      </p>
    </form>
  );
}
