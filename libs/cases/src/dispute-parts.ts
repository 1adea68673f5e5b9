import type { Choice, Choices, Words } from '@lib/kernel';
import { aidOpening } from './actions/aid.js';
import { event } from './actions/edge.js';
import { disputeArms } from './arms.js';
import type { Parts } from './declared.js';
import { disputeFolds } from './dispute-folds.js';
import type { Dispute } from './dispute.js';
import { same } from './fields.js';
import { keptWith } from './kept-lists.js';
import { roomOrCentre } from './posts.js';
import { mediatorsLeft } from './rules/index.js';
import { ordersEnded } from './work-orders.js';
import type { Member, ScreenRule, World } from './world.js';

const blank: Parts<Dispute>['blank'] = {
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

const records: Parts<Dispute>['records'] = {
  'right-lapsed': ({ rule }) => event('RightLapsed', { rule }),
  'breach-suspected': ({ subject }) => event('BreachSuspected', { obligation: subject }),
};

const choices = (dispute: Dispute, names: (textId: string) => string, world: World): Choices => ({
  ...mediatorChoices(dispute, world),
  ...screenChoices(world),
  ...agreementChoices(dispute, names),
});

const agreementChoices = ({ agreement, obligations, tasks = [], calls = [] }: Dispute, names: (textId: string) => string): Choices => ({
  terms: () => (agreement?.terms ?? []).map(({ id, what }) => ({ const: id, title: same(names(what.$text)) })),
  obligations: () =>
    obligations
      .filter(({ status }) => status !== 'done')
      .map(({ id, what, dueOn }) => ({ const: id, title: same(`${names(what.$text)} ${dueOn}`) })),
  tasks: () =>
    tasks.filter(({ status }) => status === 'owed').map(({ id, what, by }) => ({ const: id, title: same(`${names(what.$text)} ${by}`) })),
  calls: () =>
    calls
      .filter(({ status }) => status === 'owed')
      .map(({ id, department, by }) => ({ const: id, title: same(`${names(department.$text)} ${by}`) })),
});

function mediatorChoices(dispute: Dispute, { roster }: World): Choices {
  const among = (chosen: readonly string[]): readonly Choice[] =>
    offered(
      [...new Set([dispute.holder?.organisation, dispute.lead])]
        .flatMap((office) => (office ? roster.membersOf(office) : []))
        .filter(({ personId }) => chosen.includes(personId)),
    );
  return {
    mediators: () => among(dispute.mediators),
    mediatorsLeft: () => among(mediatorsLeft(dispute, roster)),
    agents: keptWith(roster, 'agents', () =>
      offered(roster.organisations.filter(({ kind }) => kind === 'law-firm').flatMap(({ id }) => roster.membersOf(id))),
    ),
  };
}

/** Each person once, though he may hold two posts. */
const offered = (people: readonly Member[]): readonly Choice[] =>
  [...new Map(people.map(({ personId, name }) => [personId, name]))].map(([personId, name]) => ({ const: personId, title: same(name) }));

const screenChoices = ({ screen }: World): Choices => {
  const lines = (of: readonly ScreenRule[]): readonly Choice[] =>
    of.map(({ id, says, result }) => ({
      const: id,
      title: { zh: `${id} ${says.zh}（${results[result].zh}）`, en: `${id} ${says.en} (${results[result].en})` },
    }));
  return {
    screen: keptWith(screen, 'screen', () => lines([...screen.values()])),
    overrulable: keptWith(screen, 'overrulable', () => lines([...screen.values()].filter(({ overrulable }) => overrulable))),
  };
};

const results: { readonly [result in ScreenRule['result']]: Words } = {
  BLOCK: { zh: '不受理', en: 'goes elsewhere' },
  PARTIAL: { zh: '只受理部分', en: 'in part only' },
  WARN: { zh: '提示', en: 'take note' },
};

const flags = (dispute: Dispute): readonly string[] => [
  ...(dispute.links?.some(({ relation }) => relation === 'merged-into') ? ['merged'] : []),
  ...(dispute.screen.length > 0 ? ['screen'] : []),
  // G6: mediation never stops the petition's own clock.
  ...(dispute.source === 'petition' ? ['petition-linked'] : []),
  ...(dispute.rightLapsed ? ['confirmation-right-lapsed'] : []),
  ...(dispute.lapsedRights?.length ? ['right-lapsed'] : []),
  ...(dispute.obligations.some((obligation) => obligation.status === 'breached') ? ['breached'] : []),
];

/** What belongs to the flow of a dispute beside its table. */
export const disputeParts: Parts<Dispute> = {
  begins: roomOrCentre,
  series: { word: '人调', scope: '' },
  openings: { 'open-aid': aidOpening },
  arms: disputeArms,
  folds: disputeFolds,
  blank,
  records,
  choices,
  agreed: ({ agreement, obligations }) => agreement && { agreement, obligations },
  intake: ({ screen, civilPart, proposedOffice }) => ({ screen, civilPart, proposedOffice }),
  handling: (dispute) => dispute,
  flags,
  follows: ordersEnded,
};
