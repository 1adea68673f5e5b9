import type { ProblemView } from './types.js';

/** A refusal of the hub (RFC 9457), or the network's silence, as something that can be thrown and shown. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(readonly view: ProblemView) {
    super(view.detail);
  }

  get status(): number {
    return this.view.status;
  }

  get code(): string {
    return this.view.code;
  }
}

export const unreachable = (detail: string): Problem =>
  new Problem({ type: 'about:blank', title: detail, status: 0, code: 'web/unreachable', detail });

export const isProblem = (fault: unknown): fault is Problem => fault instanceof Problem;

/** Whether the hub no longer knows who we are. */
export const isSignedOut = (fault: unknown): boolean => isProblem(fault) && fault.status === 401;

/** Whether somebody else changed the matter first. */
export const isStale = (fault: unknown): boolean => isProblem(fault) && fault.code === 'case/stale-version';

/** What the server sent, read as a problem; anything else (a proxy's page) becomes one with the given sentence. */
export function readProblem(body: unknown, status: number, fallback: string): Problem {
  if (typeof body === 'object' && body !== null && 'detail' in body && 'code' in body) {
    return new Problem({ ...(body as ProblemView), status });
  }
  return new Problem({ type: 'about:blank', title: fallback, status, code: 'web/unreadable-answer', detail: fallback });
}
