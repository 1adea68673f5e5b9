import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { http, viewOf } from '../api/client.js';
import { isProblem } from '../api/problem.js';
import type { UserView } from '../api/types.js';
import { ErrorSummary, type FieldError, fieldId } from '../kit/error-summary.js';
import { ProblemNote } from '../kit/problem-note.js';
import { TextInput } from '../kit/text-input.js';
import { useWords } from '../words/language.js';

const form = 'sign-in';

/** The token of the answer is not kept: the cookie that came with it is enough. */
async function signIn(input: { readonly username: string; readonly password: string; readonly code?: string }): Promise<UserView> {
  return (await viewOf(http.POST('/api/v1/session', { body: input }))).user;
}

export function SignInForm({ username: known = '', onDone }: { readonly username?: string; readonly onDone: (user: UserView) => void }) {
  const words = useWords();
  const [username, setUsername] = useState(known);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const sending = useMutation({ mutationKey: ['me'], mutationFn: signIn, onSuccess: onDone });
  // Asked for only once the password was right; then it stays, whatever the next answer is.
  const asksCode = code !== '' || (isProblem(sending.error) && ['access/code-needed', 'access/wrong-code'].includes(sending.error.code));
  const errorAt = (pointer: string): string | undefined => errors.find((error) => error.pointer === pointer)?.says;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const missing = [
      ...(username.trim() === '' ? [{ pointer: '/username', says: words.problem.missing(words.signIn.username) }] : []),
      ...(password === '' ? [{ pointer: '/password', says: words.problem.missing(words.signIn.password) }] : []),
    ];
    setErrors(missing);
    setAttempt((count) => count + 1);
    if (missing.length === 0) sending.mutate({ username: username.trim(), password, ...(code.trim() === '' ? {} : { code: code.trim() }) });
  };

  return (
    <form className="sign-in-form" noValidate onSubmit={submit}>
      <ErrorSummary form={form} title={words.signIn.title} errors={errors} attempt={attempt} />
      {isProblem(sending.error) && errors.length === 0 && <ProblemNote problem={sending.error} />}
      <TextInput
        id={fieldId(form, '/username')}
        label={words.signIn.username}
        value={username}
        required
        error={errorAt('/username')}
        autoComplete="username"
        onChange={setUsername}
      />
      <TextInput
        id={fieldId(form, '/password')}
        label={words.signIn.password}
        value={password}
        required
        type="password"
        error={errorAt('/password')}
        autoComplete="current-password"
        onChange={setPassword}
      />
      {asksCode && (
        <TextInput
          id={fieldId(form, '/code')}
          label={words.signIn.code}
          hint={words.signIn.codeHint}
          value={code}
          required
          autoComplete="one-time-code"
          onChange={setCode}
        />
      )}
      <button type="submit" className="button button-primary" disabled={sending.isPending}>
        {words.signIn.submit}
      </button>
    </form>
  );
}
