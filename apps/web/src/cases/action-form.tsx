import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { http, viewOf } from '../api/client.js';
import { useIdempotencyKey } from '../api/idempotency.js';
import { isProblem, isSignedOut, isStale } from '../api/problem.js';
import type { ActionView, CaseView } from '../api/types.js';
import { ErrorSummary } from '../kit/error-summary.js';
import { ProblemNote } from '../kit/problem-note.js';
import type { FormObject } from '../schema-form/node.js';
import { SchemaField, SchemaGroup } from '../schema-form/schema-fields.js';
import { useSchemaForm } from '../schema-form/use-schema-form.js';
import { useLanguage, useWords } from '../words/language.js';
import { ScreenAdvice } from './screen-advice.js';
import { StaleNote } from './stale-note.js';
import { caseKey, readCase } from './use-case.js';

interface Props {
  readonly view: CaseView;
  readonly action: ActionView;
  readonly close: () => void;
  readonly finish: (says: string) => void;
  /** Leaves this form for another action. */
  readonly choose: (action: string) => void;
}

/** One action as a form drawn from its schema. Sent against the version that its author saw, never a newer one. */
export function ActionForm({ view, action, close, finish, choose }: Props) {
  const words = useWords();
  const language = useLanguage();
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  const head = useRef<HTMLHeadingElement>(null);
  const [seen, setSeen] = useState(view);
  const [now, setNow] = useState<CaseView>();
  const current = view.actions.find((one) => one.action === action.action);
  const form = useSchemaForm((current ?? action).input);
  const id = `do-${action.action}`;

  useEffect(() => head.current?.focus(), []);

  const act = useMutation({
    mutationFn: ({ input, version }: { readonly input: FormObject; readonly version: number }) =>
      viewOf(
        http.POST('/api/v1/cases/{id}/actions/{action}', {
          params: {
            path: { id: view.id, action: action.action },
            header: { 'If-Match': `"${version}"`, 'Idempotency-Key': keyFor([view.id, action.action, version, input]) },
          },
          body: input,
        }),
      ),
    onSuccess: (after) => {
      queries.setQueryData(caseKey(view.id, language), after);
      void queries.invalidateQueries({ predicate: (query) => ['work', 'ledger', 'events', 'notices'].includes(String(query.queryKey[0])) });
      finish(words.caseView.doneNow(action.label, after.stateLabel));
    },
    onError: (fault) => {
      if (!isProblem(fault)) return;
      if (isStale(fault)) void showWhatChanged();
      else form.refuse(fault);
    },
  });

  const showWhatChanged = async (): Promise<void> => {
    const fresh = await readCase(view.id);
    queries.setQueryData(caseKey(view.id, language), fresh);
    setNow(fresh);
  };

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const input = form.finish();
    if (input) act.mutate({ input, version: seen.version });
  };

  const goOn = (): void => {
    if (!now) return;
    setSeen(now);
    setNow(undefined);
    act.reset();
  };

  const allowed = current?.allowed ?? false;
  const fault = isProblem(act.error) && !isStale(act.error) && !isSignedOut(act.error) && form.errors.length === 0 ? act.error : undefined;
  const field = {
    form: id,
    pointer: '',
    value: form.value,
    example: form.example,
    required: true,
    errorAt: form.errorAt,
    onChange: form.change,
  };

  return (
    <form className="block action-form" noValidate aria-labelledby={`${id}-head`} onSubmit={submit}>
      <h2 ref={head} id={`${id}-head`} tabIndex={-1}>
        {action.label}
      </h2>
      {now && <StaleNote seen={seen} now={now} allowed={allowed} because={current?.because?.says} goOn={goOn} />}
      <ErrorSummary form={id} title={action.label} errors={form.errors} attempt={form.attempt} />
      {fault && <ProblemNote problem={fault} />}
      {form.node.kind === 'group' ? (
        <SchemaGroup {...field} node={form.node} bare after={{ screen: <ScreenAdvice {...{ value: form.value, view, choose }} /> }} />
      ) : (
        <SchemaField {...field} node={form.node} />
      )}
      <p className="form-buttons">
        <button type="submit" className="button button-primary" disabled={act.isPending || now !== undefined}>
          {words.caseView.submit(action.label)}
        </button>
        <button type="button" className="button" onClick={close}>
          {words.common.cancel}
        </button>
      </p>
    </form>
  );
}
