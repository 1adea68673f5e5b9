import { flowOf, knowVersion, type Case, type CaseFlow } from '@lib/cases';
import type { NewEvent } from '@lib/kernel';

type Arm = CaseFlow['arms'][number];
type Edge = NonNullable<CaseFlow['states'][string]['on'][string]>;

const renamed: { readonly [old: string]: string } = { 'village-mediating': 'mediating-in-village' };
const oldNames: { readonly [name: string]: string } = Object.fromEntries(Object.entries(renamed).map(([old, name]) => [name, old]));
const newName = (state: string): string => renamed[state] ?? state;
const oldName = (state: string): string => oldNames[state] ?? state;

/**
 * The dispute flow as a later version might be: `village-mediating` has another name, and a dispute can be left to
 * cool down for a while. It becomes known beside the version in force; new cases do not begin with it.
 */
export function secondVersionOfDispute(): CaseFlow {
  const first = flowOf('dispute');
  const states = Object.fromEntries(
    Object.entries(first.states).map(([state, declared]) => [
      newName(state),
      { ...declared, on: Object.fromEntries(Object.entries(declared.on).map(([action, edge]) => [action, edge && renamedEdge(edge)])) },
    ]),
  );
  const mediating = states['mediating-in-village'];
  if (!mediating?.open) throw new Error('the dispute flow has no village mediation');
  const toCoolDown = step({ zh: '暂缓调解', en: 'Let it cool down' }, 'cooling-down');
  const back = step({ zh: '继续调解', en: 'Go on' }, 'mediating-in-village');
  const second: CaseFlow = {
    ...first,
    version: first.version + 1,
    states: {
      ...states,
      'mediating-in-village': { ...mediating, on: { ...mediating.on, 'cool-down': toCoolDown } },
      'cooling-down': { ...mediating, label: { zh: '冷静期', en: 'Cooling down' }, within: ['S-10'], on: { 'go-on': back } },
    },
    arms: [...first.arms.map(renamedArm), coolingArm],
  };
  knowVersion(second);
  return second;
}

const renamedEdge = (edge: Edge): Edge => ({
  ...edge,
  to: typeof edge.to === 'string' ? newName(edge.to) : edge.to.map(newName),
  does: (one, command, world) => edge.does({ ...one, state: oldName(one.state) }, command, world).map(withNewName),
});
const withNewName = (event: NewEvent): NewEvent =>
  typeof event.data['to'] === 'string' ? { ...event, data: { ...event.data, to: newName(event.data['to']) } } : event;

const asBefore = <C extends Case | null>(one: C): C => one && { ...one, state: oldName(one.state) };
const renamedArm = (arm: Arm): Arm => ({
  ...arm,
  starts: (before, after, events) =>
    arm.starts(
      asBefore(before),
      asBefore(after),
      events.map((event) =>
        typeof event.data['to'] === 'string' ? { ...event, data: { ...event.data, to: oldName(event.data['to']) } } : event,
      ),
    ),
  lives: (one, armed) => arm.lives(asBefore(one), armed),
});

const coolingArm: Arm = {
  rule: 'S-10',
  starts: (_, after, events) => {
    const entry = after.state === 'cooling-down' ? events.findLast((event) => event.data['to'] === 'cooling-down') : undefined;
    return entry ? [{ startedAt: entry.at, occurrence: entry.seq }] : [];
  },
  lives: (one) => one.state === 'cooling-down',
};

const step = (label: Edge['label'], to: string): Edge => ({
  label,
  to,
  by: ['holder'],
  input: { type: 'object', properties: {}, required: [] },
  example: () => ({}),
  does: () => [{ type: 'MediationPaced', data: { to } }],
});
