import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { http, viewOf } from '../api/client.js';
import { useIdempotencyKey } from '../api/idempotency.js';
import { isProblem, isSignedOut } from '../api/problem.js';
import { useReachable } from '../api/reachability.js';
import type { RegisterBody } from '../api/types.js';
import { announce } from '../kit/announce.js';
import type { FieldError } from '../kit/error-summary.js';
import { ErrorSummary } from '../kit/error-summary.js';
import { PageHead } from '../kit/page-head.js';
import { ProblemNote } from '../kit/problem-note.js';
import { useUser } from '../sign-in/session.js';
import { useWords } from '../words/language.js';
import type { Draft } from './draft.js';
import { DraftList } from './draft-list.js';
import { RegisterFields } from './register-fields.js';
import { checkDraft, rowOfParty, toBody } from './to-body.js';
import { useDraft } from './use-draft.js';

const form = 'register';

/** What was pressed without a signal is sent again when there is one: the same key and the same client id make it one case. */
function useSentAgain(fault: unknown, send: () => void): void {
  const reachable = useReachable();
  const lost = isProblem(fault) && fault.status === 0;
  useEffect(() => {
    if (lost && reachable) send();
  }, [lost && reachable]);
}

/** Six answers, three of them given already; the case exists once, however often it is sent. */
export function RegisterPage() {
  const words = useWords();
  const user = useUser();
  const [, go] = useLocation();
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  const ownVillage = user.posts.find((post) => post.villageCode !== undefined)?.villageCode ?? '';
  const kept = useDraft(user.id, ownVillage);
  const { draft } = kept;
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);

  const show = (found: readonly FieldError[]): void => {
    setErrors(found);
    setAttempt((count) => count + 1);
  };
  const change = (part: Partial<Draft>): void => {
    const touched = Object.keys(part);
    kept.change({ ...draft, ...part });
    setErrors(errors.filter(({ pointer }) => !touched.includes(pointer.split('/')[1] ?? '')));
  };

  const register = useMutation({
    mutationFn: (body: RegisterBody) =>
      viewOf(http.POST('/api/v1/cases', { params: { header: { 'Idempotency-Key': keyFor(body) } }, body })),
    onSuccess: (made) => {
      kept.sent();
      void queries.invalidateQueries({ predicate: (query) => ['work', 'ledger'].includes(String(query.queryKey[0])) });
      announce(words.register.done(made.number));
      go(`/cases/${made.id}`);
    },
    onError: (fault) => {
      if (!isProblem(fault)) return;
      const named = (fault.view.errors ?? []).filter(({ pointer }) => pointer !== '');
      show(named.map(({ pointer, detail }) => ({ pointer: inForm(pointer), says: detail })));
    },
  });

  useSentAgain(register.error, () => register.mutate(toBody(draft)));

  /** `/parties/1/name` of what was sent, as the row of the form. */
  const inForm = (pointer: string): string =>
    pointer.replace(/^\/parties\/(\d+)/, (_, sent: string) => `/parties/${rowOfParty(draft, Number(sent))}`);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const found = checkDraft(draft, words);
    show(found);
    if (found.length === 0) register.mutate(toBody(draft));
  };

  const discard = (): void => {
    kept.drop(draft);
    setErrors([]);
    register.reset();
  };

  const fault = isProblem(register.error) && !isSignedOut(register.error) && errors.length === 0 ? register.error : undefined;
  const title = words.register.of[draft.kind].title;
  return (
    <>
      <PageHead title={title} name={title}>
        <p className="lead">{words.register.of[draft.kind].lead}</p>
      </PageHead>
      <DraftList drafts={kept.others} goOnWith={kept.goOnWith} drop={kept.drop} />
      {kept.restored && (
        <p className="note">
          {words.register.keptDraft}{' '}
          <button type="button" className="button button-quiet" onClick={discard}>
            {words.register.discard}
          </button>
        </p>
      )}
      <form className="sheet" noValidate onSubmit={submit}>
        <ErrorSummary form={form} title={title} errors={errors} attempt={attempt} />
        {fault && <ProblemNote problem={fault} />}
        {fault?.status === 0 && <p className="note">{words.register.sentLater}</p>}
        <RegisterFields
          form={form}
          draft={draft}
          errorAt={(pointer) => errors.find((error) => error.pointer === pointer)?.says}
          change={change}
        />
        <p className="form-buttons">
          <button type="submit" className="button button-primary" disabled={register.isPending}>
            {words.register.submit}
          </button>
          <span className="quiet">{words.common.noDoubles}</span>
        </p>
        <p className="safe" role="status">
          {kept.safe !== undefined && (
            <span className={kept.safe ? 'light light-green' : 'light light-red'}>
              {kept.safe ? words.register.safeHere : words.register.notSafe}
            </span>
          )}
        </p>
      </form>
    </>
  );
}
