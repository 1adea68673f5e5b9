import type { Choices, NewEvent, TextRef, Words } from '@lib/kernel';
import { event } from './actions/edge.js';
import type { Armed, Case } from './case.js';
import type { Agreement, Dispute, Obligation, ScreenLine } from './dispute.js';
import { same } from './fields.js';
import { mediatorsLeft } from './rules/index.js';
import type { Member, ScreenRule, World } from './world.js';

/** What a dispute knows of its own before anything has happened. */
export const disputeBlank: Omit<Dispute, keyof Case> = {
  mediators: [],
  recused: [],
  mediated: [],
  screen: [],
  civilPart: null,
  proposedOffice: null,
  acceptedOn: null,
  rightsNoticeOn: null,
  sessions: 0,
  returnedToVillage: 0,
  objections: 0,
  agreement: null,
  obligations: [],
  confirmation: null,
  rightLapsed: false,
  channelsToldOn: null,
  referral: null,
  outcomeOn: null,
  courtToldOn: null,
  successes: 0,
  visits: 0,
};

export const disputeRecords: { readonly [step: string]: (armed: Armed) => NewEvent } = {
  'right-lapsed': ({ rule }) => event('RightLapsed', { rule }),
  'breach-suspected': ({ subject }) => event('BreachSuspected', { obligation: subject }),
};

export const disputeChoices = (dispute: Dispute, names: (textId: string) => string, world: World): Choices => ({
  ...mediatorChoices(dispute, world),
  ...screenChoices(world),
  ...agreementChoices(dispute, names),
});

const agreementChoices = ({ agreement, obligations, tasks = [], calls = [] }: Dispute, names: (textId: string) => string): Choices => ({
  terms: (agreement?.terms ?? []).map(({ id, what }) => ({ const: id, title: same(names(what.$text)) })),
  obligations: obligations
    .filter(({ status }) => status !== 'done')
    .map(({ id, what, dueOn }) => ({ const: id, title: same(`${names(what.$text)} ${dueOn}`) })),
  tasks: tasks
    .filter(({ status }) => status === 'owed')
    .map(({ id, what, by }) => ({ const: id, title: same(`${names(what.$text)} ${by}`) })),
  calls: calls
    .filter(({ status }) => status === 'owed')
    .map(({ id, department, by }) => ({ const: id, title: same(`${names(department.$text)} ${by}`) })),
});

function mediatorChoices(dispute: Dispute, { roster }: World): Choices {
  const people = [...new Set([dispute.holder?.organisation, dispute.lead])].flatMap((office) => (office ? roster.membersOf(office) : []));
  const lawyers = roster.organisations.filter(({ kind }) => kind === 'law-firm').flatMap(({ id }) => roster.membersOf(id));
  const among = (chosen: readonly string[]): Choices[string] => offered(people.filter(({ personId }) => chosen.includes(personId)));
  return {
    mediators: among(dispute.mediators),
    mediatorsLeft: among(mediatorsLeft(dispute, roster)),
    agents: offered(lawyers),
  };
}

/** Each person once, though he may hold two posts. */
const offered = (people: readonly Member[]): Choices[string] =>
  [...new Map(people.map(({ personId, name }) => [personId, name]))].map(([personId, name]) => ({ const: personId, title: same(name) }));

const screenChoices = ({ screen }: World): Choices => {
  const lines = (of: readonly ScreenRule[]): Choices[string] =>
    of.map(({ id, says, result }) => ({
      const: id,
      title: { zh: `${id} ${says.zh}（${results[result].zh}）`, en: `${id} ${says.en} (${results[result].en})` },
    }));
  const all = [...screen.values()];
  return { screen: lines(all), overrulable: lines(all.filter(({ overrulable }) => overrulable)) };
};

const results: { readonly [result in ScreenRule['result']]: Words } = {
  BLOCK: { zh: '不受理', en: 'goes elsewhere' },
  PARTIAL: { zh: '只受理部分', en: 'in part only' },
  WARN: { zh: '提示', en: 'take note' },
};

export interface Agreed {
  readonly agreement: Agreement;
  readonly obligations: readonly Obligation[];
}

export const disputeAgreed = ({ agreement, obligations }: Dispute): Agreed | null => agreement && { agreement, obligations };

/** What intake and the village said about where it belongs. */
export interface Intake {
  readonly screen: readonly ScreenLine[];
  readonly civilPart: TextRef | null;
  readonly proposedOffice: string | null;
}

export const disputeIntake = ({ screen, civilPart, proposedOffice }: Dispute): Intake => ({ screen, civilPart, proposedOffice });

export const disputeFlags = (dispute: Dispute): readonly string[] => [
  ...(dispute.screen.length > 0 ? ['screen'] : []),
  // G6: mediation never stops the petition's own clock.
  ...(dispute.source === 'petition' ? ['petition-linked'] : []),
  ...(dispute.rightLapsed ? ['confirmation-right-lapsed'] : []),
  ...(dispute.lapsedRights?.length ? ['right-lapsed'] : []),
  ...(dispute.obligations.some((obligation) => obligation.status === 'breached') ? ['breached'] : []),
];
