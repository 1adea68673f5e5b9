import type { Application } from './application.js';

const names = ['刘某', '王某', '李某', '陈某', '赵某', '孙某', '周某', '吴某'];

/** Registers disputes over HTTP, so that the views have something to show. Returns their ids. */
export async function registerCases({ url, password }: Application, username: string, count: number): Promise<readonly string[]> {
  const post = async (path: string, body: unknown, token?: string): Promise<{ readonly [name: string]: unknown }> => {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const answer = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}: ${text}`);
    return JSON.parse(text) as { readonly [name: string]: unknown };
  };
  const session = (await post('/session', { username, password })) as unknown as {
    readonly token: string;
    readonly user: { readonly posts: readonly { readonly villageCode: string }[] };
  }; // the shape is the contract's
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const body = {
      parties: [
        { name: names[(index * 2) % names.length], role: 'applicant' },
        { name: names[(index * 2 + 1) % names.length], role: 'respondent' },
      ],
      summary: '李某家翻建抬高院基，雨水流入南邻陈某屋后，墙皮脱落，陈某要求改排水并赔偿。',
      tile: 'neighbour',
      villageCode: session.user.posts[0]?.villageCode,
      occurredOn: '2026-09-01',
      urgency: index === 1 ? 'urgent' : 'normal',
    };
    ids.push(String((await post('/cases', body, session.token))['id']));
  }
  return ids;
}
