import createClient from 'openapi-fetch';
import { currentLanguage, wordsOf } from '../words/language.js';
import { readProblem, unreachable } from './problem.js';
import { setReachable } from './reachability.js';
import type { paths } from './schema.js';

/** Milliseconds after which a request counts as lost: a dead 2G cell never answers and never fails. */
const patience = 20_000;

const withTimeout: typeof fetch = async (input, init) => {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), patience);
  try {
    const answer = await fetch(input, { ...init, signal: controller.signal });
    setReachable(true);
    return answer;
  } catch (cause) {
    setReachable(false);
    const problem = unreachable(wordsOf(currentLanguage()).problem.unreachable);
    problem.cause = cause;
    throw problem;
  } finally {
    clearTimeout(timer);
  }
};

/** The hub's API. The session is an httpOnly cookie: no script of ours ever sees a token. */
export const http = createClient<paths>({ baseUrl: '', credentials: 'same-origin', fetch: withTimeout });

http.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', currentLanguage());
    return request;
  },
});

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The view inside an answer. @throws {Problem} for every refusal. */
export async function viewOf<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await answer;
  if (response.ok && data !== undefined) return data;
  throw readProblem(error, response.status, wordsOf(currentLanguage()).problem.unreadable);
}

/** For writes that answer with nothing. @throws {Problem} */
export async function done(answer: Promise<Answer<unknown>>): Promise<void> {
  const { error, response } = await answer;
  if (!response.ok) throw readProblem(error, response.status, wordsOf(currentLanguage()).problem.unreadable);
}
