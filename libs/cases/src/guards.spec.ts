import { describe, expect, it } from '@jest/globals';
import { clock, type Input, type PersonActor } from '@lib/kernel';
import {
  accepted,
  agreedIn,
  dispatched,
  does,
  escalated,
  from,
  given,
  inEffect,
  joint,
  on,
  refusalOf,
  registered,
  running,
  runsOut,
  when,
  type Story,
} from './testing/given.fixture.js';
import { people, rosterOf } from './testing/two-villages.fixture.js';

const { mediatorJia, mediatorYi, dispatcher, townMediator, court, leader, centreHead } = people;
const refused = (story: Story, actor: PersonActor, action: string, input: Input = {}) => refusalOf(when(story, actor, action, input));

const atRegistered = registered();
const mediating = given(accepted);
const pending = given(accepted, escalated);
const sent = given(accepted, escalated, dispatched('mediators', ['police']));
const jointly = given(...joint);
const unmarked = given(accepted, agreedIn('written'));
const oral = given(accepted, agreedIn('oral'));
const effective = given(...inEffect);
const performing = from(effective, does(mediatorJia, 'plan-performance'));
const confirming = from(effective, does(mediatorJia, 'apply-confirmation'));
const lapsed = from(effective, runsOut('T-01'), runsOut('T-01'), runsOut('T-01'));
const term = { debtor: 'party-2', creditor: 'party-1', what: '赔偿', dueOn: '2026-09-30', manner: '转账' };
const returned = from(pending, does(dispatcher, 'return-to-village'), does(dispatcher, 'pull-up'));
const objectedTwice = from(sent, does(townMediator, 'object'), dispatched(), does(townMediator, 'object'), does(centreHead, 'dispatch'));
const out = from(jointly, does(townMediator, 'hand-to-court'));

interface Guard {
  readonly story: Story;
  readonly by: PersonActor;
  readonly action: string;
  /** What breaks the rule; the action's own example is what passes. */
  readonly broken: Input;
  readonly code: string;
  readonly article?: string;
  readonly pointer?: string;
}

const guards: readonly Guard[] = [
  {
    story: atRegistered,
    by: mediatorJia,
    action: 'accept',
    broken: { rightsNoticeGiven: false },
    code: 'case/rights-notice-missing',
    article: '人民调解工作若干规定 第30条',
    pointer: '/rightsNoticeGiven',
  },
  {
    story: atRegistered,
    by: mediatorJia,
    action: 'accept',
    broken: { consents: [{ party: 'party-1', consent: 'given' }] },
    code: 'case/consent-missing',
    article: '人民调解法 第17条',
    pointer: '/consents',
  },
  {
    story: atRegistered,
    by: mediatorJia,
    action: 'accept',
    broken: { consents: [{ party: 'party-2', consent: 'refused' }] },
    code: 'case/party-refused',
    article: '人民调解法 第17条',
  },
  {
    story: atRegistered,
    by: mediatorJia,
    action: 'accept',
    broken: { consents: [{ party: 'party-9', consent: 'given' }] },
    code: 'case/unknown-party',
  },
  {
    story: atRegistered,
    by: mediatorJia,
    action: 'accept',
    broken: { mediators: ['p-jia-new'] },
    code: 'case/mediator-not-on-roster',
    article: '人民调解法 第13条、第19条',
    pointer: '/mediators',
  },
  { story: atRegistered, by: mediatorJia, action: 'accept', broken: { mediators: ['p-yi'] }, code: 'case/mediator-not-on-roster' },
  { story: atRegistered, by: mediatorJia, action: 'accept', broken: { mediators: [] }, code: 'case/mediator-not-on-roster' },
  {
    story: atRegistered,
    by: mediatorJia,
    action: 'accept',
    broken: { screen: ['N99'] },
    code: 'case/unknown-screen-rule',
    pointer: '/screen',
  },
  {
    story: atRegistered,
    by: mediatorJia,
    action: 'accept',
    broken: { screen: ['N01'] },
    code: 'case/must-go-elsewhere',
    article: '人民调解法 第17条',
    pointer: '/screen',
  },
  { story: atRegistered, by: mediatorJia, action: 'refer-out', broken: { door: 'nowhere' }, code: 'case/unknown-door', pointer: '/door' },
  { story: atRegistered, by: mediatorJia, action: 'refer-out', broken: { rule: 'N99' }, code: 'case/unknown-screen-rule' },
  {
    story: mediating,
    by: mediatorJia,
    action: 'record-session',
    broken: { present: ['party-9'] },
    code: 'case/unknown-party',
    pointer: '/present',
  },
  {
    story: mediating,
    by: mediatorJia,
    action: 'record-session',
    broken: { on: '2026-09-02' },
    code: 'case/date-in-the-future',
    pointer: '/on',
  },
  { story: mediating, by: mediatorJia, action: 'record-refusal', broken: { party: 'party-9' }, code: 'case/unknown-party' },
  {
    story: mediating,
    by: mediatorJia,
    action: 'agree',
    broken: { terms: [] },
    code: 'case/terms-missing',
    article: '人民调解法 第29条',
    pointer: '/terms',
  },
  { story: mediating, by: mediatorJia, action: 'agree', broken: { terms: [{ ...term, debtor: 'party-1' }] }, code: 'case/terms-missing' },
  { story: mediating, by: mediatorJia, action: 'agree', broken: { terms: [{ ...term, debtor: 'party-9' }] }, code: 'case/unknown-party' },
  {
    story: mediating,
    by: mediatorJia,
    action: 'terminate',
    broken: { channelsTold: false },
    code: 'case/channels-not-told',
    article: '人民调解法 第26条',
    pointer: '/channelsTold',
  },
  {
    story: mediating,
    by: mediatorJia,
    action: 'terminate',
    broken: { channelsToldOn: '2026-09-02' },
    code: 'case/date-in-the-future',
    pointer: '/channelsToldOn',
  },
  {
    story: jointly,
    by: townMediator,
    action: 'terminate',
    broken: { channelsTold: false },
    code: 'case/channels-not-told',
    article: '人民调解法 第26条',
  },
  { story: pending, by: dispatcher, action: 'dispatch', broken: { lead: 'tribunal' }, code: 'case/unknown-lead', pointer: '/lead' },
  { story: pending, by: dispatcher, action: 'dispatch', broken: { lead: 'room-jia' }, code: 'case/unknown-lead' },
  {
    story: pending,
    by: dispatcher,
    action: 'dispatch',
    broken: { assisting: ['mediators'] },
    code: 'case/unknown-assisting-office',
    pointer: '/assisting',
  },
  {
    story: pending,
    by: dispatcher,
    action: 'dispatch',
    broken: { assisting: ['police', 'police'] },
    code: 'case/unknown-assisting-office',
  },
  { story: pending, by: dispatcher, action: 'confer', broken: { on: '2026-09-02' }, code: 'case/date-in-the-future' },
  {
    story: sent,
    by: townMediator,
    action: 'sign-for',
    broken: { mediators: ['p-police'] },
    code: 'case/handler-not-of-this-office',
    pointer: '/mediators',
  },
  { story: unmarked, by: mediatorJia, action: 'add-mark', broken: { mark: 'signature', party: 'party-9' }, code: 'case/unknown-party' },
  { story: unmarked, by: mediatorJia, action: 'add-mark', broken: { on: '2026-09-02' }, code: 'case/date-in-the-future' },
  {
    story: effective,
    by: mediatorJia,
    action: 'plan-performance',
    broken: { obligations: [{ term: 'term-1', amount: 2999.99, dueOn: '2026-09-30' }] },
    code: 'case/instalments-do-not-add-up',
    article: '人民调解法 第29条',
    pointer: '/obligations',
  },
  { story: effective, by: mediatorJia, action: 'settle-at-once', broken: { on: '2026-09-02' }, code: 'case/date-in-the-future' },
  {
    story: effective,
    by: mediatorJia,
    action: 'apply-confirmation',
    broken: { bothWilling: false },
    code: 'case/confirmation-not-joint',
    article: '人民调解法 第33条',
    pointer: '/bothWilling',
  },
  {
    story: effective,
    by: mediatorJia,
    action: 'apply-confirmation',
    broken: { checked: false },
    code: 'case/confirmation-checks',
    article: '民事诉讼法司法解释 第355条',
    pointer: '/checked',
  },
  {
    story: confirming,
    by: court,
    action: 'record-confirmation',
    broken: { ruling: 'refused', channelsTold: false },
    code: 'case/channels-not-told',
    article: '人民调解法 第26条',
  },
  {
    story: performing,
    by: mediatorJia,
    action: 'record-performance',
    broken: { obligation: 'obligation-9' },
    code: 'case/unknown-obligation',
    pointer: '/obligation',
  },
  { story: performing, by: mediatorJia, action: 'record-breach', broken: { obligation: 'obligation-9' }, code: 'case/unknown-obligation' },
  { story: performing, by: mediatorJia, action: 'visit', broken: { on: '2026-09-02' }, code: 'case/date-in-the-future' },
  {
    story: from(mediating, does(mediatorJia, 'grade', { grade: 'red' })),
    by: mediatorJia,
    action: 'grade',
    broken: { grade: 'blue', reason: undefined },
    code: 'case/grade-down-needs-reason',
    pointer: '/reason',
  },
  {
    story: out,
    by: court,
    action: 'record-outcome',
    broken: { resultKnown: false },
    code: 'case/outcome-not-awaited',
    article: '独流镇调解流程规则 S-11',
    pointer: '/resultKnown',
  },
];

describe('a guard', () => {
  it.each(guards.map((guard) => [`${guard.action} ${JSON.stringify(guard.broken)}`, guard] as const))(
    'refuses %s, with code, article and a way on',
    (_, guard) => {
      const { story, by, action, broken, code, article, pointer } = guard;
      const refusal = refused(story, by, action, broken);
      expect(refusal).toMatchObject({ code, ...(article && { article }), ...(pointer && { pointer }) });
      expect(refusal?.next?.zh).toBeTruthy();
      expect(refusal?.says.en).toBeTruthy();
      expect(refused(story, by, action)).toBeUndefined();
    },
  );

  const stuck: readonly (readonly [string, Story, PersonActor, string, string, string | undefined])[] = [
    [
      'a second return to the village (G8)',
      returned,
      dispatcher,
      'return-to-village',
      'case/returned-once-already',
      '独流镇调解流程规则 G8',
    ],
    ['a third objection (G8)', objectedTwice, townMediator, 'object', 'case/objected-twice', '独流镇调解流程规则 G8'],
    ['a plan before the marks', unmarked, mediatorJia, 'plan-performance', 'case/marks-missing', '人民调解法 第29条'],
    ['a settlement before the marks', unmarked, mediatorJia, 'settle-at-once', 'case/marks-missing', '人民调解法 第29条'],
    ['a confirmation before the marks', unmarked, mediatorJia, 'apply-confirmation', 'case/marks-missing', '人民调解法 第29条'],
    ['a mark on an oral agreement', oral, mediatorJia, 'add-mark', 'case/mark-already-there', '人民调解法 第29条'],
    ['a mark that is there already', effective, mediatorJia, 'add-mark', 'case/mark-already-there', '人民调解法 第29条'],
    [
      'confirmation of an oral agreement',
      oral,
      mediatorJia,
      'apply-confirmation',
      'case/confirmation-checks',
      '民事诉讼法司法解释 第355条',
    ],
    [
      'confirmation after the right has lapsed',
      lapsed,
      mediatorJia,
      'apply-confirmation',
      'case/confirmation-right-lapsed',
      '人民调解法 第33条；民事诉讼法 第205条',
    ],
    [
      'a second confirmation',
      from(confirming, does(court, 'record-confirmation')),
      mediatorJia,
      'apply-confirmation',
      'case/confirmed-already',
      '人民调解法 第33条',
    ],
    ['a leader who owns a case that is not red', mediating, leader, 'own', 'case/not-red', '独流镇调解流程规则'],
    [
      'an assisting office without a work order',
      from(jointly, does(people.police, 'decline-assist')),
      people.police,
      'sign-for-assist',
      'case/no-work-order',
      undefined,
    ],
    ['an action of another state', mediating, dispatcher, 'dispatch', 'case/action-not-allowed', undefined],
    ['an action that is none', mediating, mediatorJia, 'constructor', 'case/action-not-allowed', undefined],
  ];
  it.each(stuck)('refuses %s', (_, story, by, action, code, article) => {
    expect(refused(story, by, action)).toMatchObject({ code, ...(article && { article }) });
  });

  it('refuses the right to confirmation from the day after its last, though no sweep has recorded it', () => {
    expect(running(effective, 'T-01').dueOn).toBe('2026-10-08');
    expect(refused(from(effective, on('2026-10-08', 23.9)), mediatorJia, 'apply-confirmation')).toBeUndefined();
    expect(refused(from(effective, on('2026-10-09', 0)), mediatorJia, 'apply-confirmation')?.code).toBe('case/confirmation-right-lapsed');
  });
  it('refuses a return to a village where nobody is on duty', () => {
    const roster = rosterOf([dispatcher, centreHead]);
    expect(refusalOf(when(pending, dispatcher, 'return-to-village', {}, { roster }))?.code).toBe('case/no-village-room');
  });
  it('lets a referral be closed with a note after ninety days', () => {
    expect(refused(from(out, on('2026-11-29')), court, 'record-outcome', { resultKnown: false })?.code).toBe('case/outcome-not-awaited');
    expect(refused(from(out, on('2026-11-30')), court, 'record-outcome', { resultKnown: false })).toBeUndefined();
  });
  it('lets a red case be owned by a leader, and the grade rise without a reason', () => {
    expect(refused(from(mediating, does(mediatorJia, 'grade', { grade: 'red' })), leader, 'own')).toBeUndefined();
    expect(refused(mediating, mediatorJia, 'grade', { grade: 'orange', reason: undefined })).toBeUndefined();
  });
  it('refuses a dispatch that would leave the case without a clock, whatever caused it', () => {
    expect(refusalOf(when(atRegistered, mediatorJia, 'escalate', {}, { deadlineRules: new Map() }))?.code).toBe('case/no-orphan');
  });
});

describe('a post', () => {
  it('of another village may not act on the case', () => {
    for (const action of ['accept', 'escalate']) expect(refused(atRegistered, mediatorYi, action)?.code).toBe('case/not-your-post');
  });
  it('of the village may not dispatch, of the centre may not mediate, of the lead only may sign', () => {
    expect(refused(pending, mediatorJia, 'dispatch')?.code).toBe('case/not-your-post');
    expect(refused(mediating, dispatcher, 'agree')?.code).toBe('case/not-your-post');
    expect(refused(sent, people.police, 'sign-for')?.code).toBe('case/not-your-post');
    expect(refused(mediating, centreHead, 'void')?.code).toBe('case/action-not-allowed');
  });
  it('is not the clock’s: nobody returns an order as unsigned by hand, and the clock does nothing that is not its own', () => {
    for (const actor of Object.values(people)) expect(refused(sent, actor, 'return-unsigned')?.code).toBe('case/not-your-post');
    expect(refusalOf(when(mediating, clock, 'agree'))?.code).toBe('case/not-your-post');
  });
});
