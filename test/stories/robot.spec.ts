import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ActionView, CaseView } from '@lib/contracts';
import { runningTown, type RunningTown } from './running-town.js';
import { exampleOf } from './town-client.js';

const users = ['v211', 'centre', 'centrehead', 'mediator', 'lawyer', 'police', 'court', 'petition', 'leader'] as const;
const mostSteps = 60;

/** What a program can see of a case through one user's eyes, and may do about it there. */
interface Offer {
  readonly user: string;
  readonly view: CaseView;
  readonly action: ActionView;
}

describe('a client that knows nothing but the list of actions', () => {
  let town: RunningTown;
  beforeAll(async () => {
    town = await runningTown({ worker: false });
  });
  afterAll(() => town.close());

  const register = async (): Promise<CaseView> =>
    town.register('v211', {
      parties: [
        { name: '甲某', role: 'applicant' },
        { name: '乙某', role: 'respondent' },
      ],
      summary: '甲村两家为一条排水沟争执',
      tile: 'neighbour',
      villageCode: await town.villageOf('v211'),
      occurredOn: '2026-09-06',
      urgency: 'normal',
    });

  /** Every allowed action of every user who may see the case. */
  const offers = async (id: string): Promise<readonly Offer[]> => {
    const seen = await Promise.all(users.map(async (user) => ({ user, answer: await town.ask<CaseView>(user, 'GET', `/cases/${id}`) })));
    return seen.flatMap(({ user, answer: { status, body } }) =>
      status === 200 ? body.actions.filter(({ allowed }) => allowed).map((action) => ({ user, view: body, action })) : [],
    );
  };

  const take = async ({ user, view, action }: Offer): Promise<CaseView> => {
    const path = `/cases/${view.id}/actions/${action.action}`;
    const { status, body } = await town.ask<CaseView>(user, 'POST', path, { body: exampleOf(action), version: view.version });
    if (status !== 200) throw new Error(`${user}, ${action.action} in ${view.state} was listed and refused: ${JSON.stringify(body)}`);
    if (action.leadsTo !== undefined) expect(body.state).toBe(action.leadsTo);
    return body;
  };

  /** Goes where it has not been yet, by the road `prefer` likes best; where no move leads on, does what the stay allows. */
  const drive = async (prefer: (offer: Offer) => number): Promise<readonly string[]> => {
    let { id, state } = await register();
    const visited = [state];
    const done = new Set<string>();
    for (let step = 0; step < mostSteps; step += 1) {
      const all = await offers(id);
      const leading = all.filter(({ action }) => action.leadsTo !== undefined && !visited.includes(action.leadsTo));
      const staying = all.filter(({ action, view }) => action.leadsTo === undefined && !done.has(`${action.action}/${view.version}`));
      // What a state asks for before it lets go: the acceptance that nobody gave yet, and marks, several times.
      const preparing = staying.filter(({ action }) => action.action === 'accept' || action.action === 'add-mark');
      const wanted = leading.filter((offer) => prefer(offer) === 0);
      const candidates = [wanted, preparing, leading].find((some) => some.length > 0) ?? staying;
      const next = candidates.toSorted((one, other) => prefer(one) - prefer(other))[0];
      if (!next) return visited;
      const after = await take(next);
      done.add(`${next.action.action}/${after.version}`);
      ({ id, state } = after);
      if (visited.at(-1) !== state) visited.push(state);
      if (state.startsWith('closed') || state === 'void') return visited;
    }
    throw new Error(`no end after ${mostSteps} steps: ${visited.join(' → ')}`);
  };

  const avoiding =
    (...states: readonly string[]) =>
    ({ action }: Offer): number =>
      states.indexOf(action.leadsTo ?? '') + 1;

  it('drives a case from registration to the archive, within the village', async () => {
    const visited = await drive(avoiding('pending-dispatch', 'terminated', 'referred-out', 'void', 'confirming'));
    expect(visited).toEqual(expect.arrayContaining(['registered', 'village-mediating', 'agreed', 'performed', 'closed-success']));
  });

  it('drives another through the centre, the town’s mediators and the court', async () => {
    const visited = await drive(avoiding('performed', 'performing', 'village-mediating', 'terminated', 'referred-out', 'void'));
    const road = ['registered', 'pending-dispatch', 'dispatched', 'joint-mediating', 'agreed', 'confirming', 'performing'];
    expect(visited).toEqual([...road, 'performed', 'closed-success']);
  });

  it('reaches an end from wherever the first move on the list leads', async () => {
    expect((await drive(() => 0)).at(-1)).toMatch(/^(closed-success|closed-other|void)$/);
  });

  it('sees every listed action kept: what is allowed is done with its example, what is not is refused with the reason shown', async () => {
    const { id } = await register();
    const before = await town.view('v211', id);
    for (const action of before.actions.filter(({ allowed }) => !allowed)) {
      expect(action.because?.says).toBeTruthy();
      const sent = { body: exampleOf(action), version: before.version };
      const { status, body } = await town.ask('v211', 'POST', `/cases/${id}/actions/${action.action}`, sent);
      expect({ status: [403, 422].includes(status), code: body['code'] }).toEqual({ status: true, code: action.because?.code });
    }
    expect((await town.view('v211', id)).version).toBe(before.version);
    for (const { action } of before.actions.filter(({ allowed }) => allowed)) {
      const fresh = await register();
      const offered = fresh.actions.find((one) => one.action === action);
      if (!offered) throw new Error(`${action} is offered for one case and not for its twin`);
      await take({ user: 'v211', view: fresh, action: offered });
    }
  });
});
