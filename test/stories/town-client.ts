import type { ActionView, CaseView, EventView, PageView, ProblemView, SessionView, UserView } from '@lib/contracts';

/** A JSON object of the wire, read where a story needs a field. */
export type Wire = { readonly [name: string]: unknown };

export interface Answer<T = Wire> {
  readonly status: number;
  readonly body: T;
}

export interface AskOptions {
  readonly body?: unknown;
  readonly version?: number;
  readonly key?: string;
}

/** What differs from the action's own example. */
export type Change = (example: Wire, view: CaseView) => Wire;

/** A town as its users see it: over HTTP, each under their own name. */
export interface TownClient {
  readonly ask: <T = Wire>(user: string | null, method: string, path: string, options?: AskOptions) => Promise<Answer<T>>;
  readonly me: (user: string) => Promise<UserView>;
  /** The code of the village in whose room this user works. */
  readonly villageOf: (user: string) => Promise<string>;
  readonly view: (user: string, caseId: string) => Promise<CaseView>;
  readonly events: (user: string, caseId: string) => Promise<readonly EventView[]>;
  readonly register: (user: string, facts: Wire) => Promise<CaseView>;
  /**
   * Sends an action with its own example, changed where told. Fails with the answer where it is refused.
   * `seen`: this user's own view of the case as it is now, where he has it already; else it is read first.
   */
  readonly act: (user: string, caseId: string, action: string, change?: Change, seen?: CaseView) => Promise<CaseView>;
  /** Sends an action that a rule must refuse, and returns the problem. Fails where it is done after all. */
  readonly refused: (user: string, caseId: string, action: string, change?: Change, seen?: CaseView) => Promise<ProblemView>;
}

type Attempt = Parameters<TownClient['act']>;

export const exampleOf = ({ input }: ActionView): Wire => (input['examples'] as readonly Wire[])[0] ?? {};

export function townClient(base: string, password: string): TownClient {
  const sessions = new Map<string, Promise<SessionView>>();

  const send = async <T>(method: string, path: string, headers: Record<string, string>, body: unknown): Promise<Answer<T>> => {
    const answer = await fetch(`${base}/api/v1${path}`, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as T };
  };

  const session = (username: string): Promise<SessionView> => {
    let known = sessions.get(username);
    if (!known) {
      known = send<SessionView>('POST', '/session', {}, { username, password }).then(({ status, body }) => {
        if (status !== 200) throw new Error(`${username} may not sign in: ${status} ${JSON.stringify(body)}`);
        return body;
      });
      sessions.set(username, known);
    }
    return known;
  };

  const ask: TownClient['ask'] = async (user, method, path, { body, version, key } = {}) => {
    const headers = {
      ...(user === null ? {} : { authorization: `Bearer ${(await session(user)).token}` }),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    };
    return send(method, path, headers, body);
  };

  const expected = async <T>(status: number, answer: Promise<Answer<T>>, what: string): Promise<T> => {
    const { status: got, body } = await answer;
    if (got !== status) throw new Error(`${what}: ${got} ${JSON.stringify(body).slice(0, 1_000)}`);
    return body;
  };

  const view: TownClient['view'] = (user, id) => expected(200, ask<CaseView>(user, 'GET', `/cases/${id}`), `${user} reads`);

  const attempt = async <T>(...[status, user, id, action, change = (example) => example, known]: [number, ...Attempt]): Promise<T> => {
    const seen = known ?? (await view(user, id));
    const offered = seen.actions.find((one) => one.action === action);
    if (!offered) throw new Error(`${action} is no action of ${seen.state}`);
    const body = change(exampleOf(offered), seen);
    const sent = ask<T>(user, 'POST', `/cases/${id}/actions/${action}`, { body, version: seen.version });
    return expected(status, sent, `${user}, ${action} in ${seen.state}`);
  };

  return {
    ask,
    view,
    me: async (user) => (await session(user)).user,
    villageOf: async (user) => {
      const code = (await session(user)).user.posts.find(({ villageCode }) => villageCode !== undefined)?.villageCode;
      if (code === undefined) throw new Error(`${user} works in no village`);
      return code;
    },
    events: async (user, id) => {
      const found: EventView[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const asked = ask<PageView<EventView>>(user, 'GET', `/cases/${id}/events?limit=20${after}`);
        const page: PageView<EventView> = await expected(200, asked, 'history');
        found.push(...page.items);
        cursor = page.nextCursor;
      }
      return found;
    },
    register: (user, facts) => expected(201, ask<CaseView>(user, 'POST', '/cases', { body: facts }), `${user} registers`),
    act: (user, id, action, change, seen) => attempt<CaseView>(200, user, id, action, change, seen),
    refused: (user, id, action, change, seen) => attempt<ProblemView>(422, user, id, action, change, seen),
  };
}
