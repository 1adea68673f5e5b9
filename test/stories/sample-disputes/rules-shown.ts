import { expect } from '@jest/globals';
import type { CaseView, EventView } from '@lib/contracts';

/** What can be seen of a dispute when its road is done. */
export interface Told {
  /** As its last actor sees it. */
  readonly now: CaseView;
  /** As it was after each move, oldest first. */
  readonly seen: readonly CaseView[];
  readonly history: readonly EventView[];
  /** Codes of the refusals that were met on the way. */
  readonly refusals: readonly string[];
}

type Check = (told: Told) => void;

const dataOf = ({ history }: Told, type: string): readonly EventView['data'][] =>
  history.filter((one) => one.type === type).map(({ data }) => data);

/** It was set, so many times where that is told, and names its law. */
const deadline =
  (rule: string, article: string, times?: number): Check =>
  (told) => {
    const set = dataOf(told, 'DeadlineSet').filter((data) => data['rule'] === rule);
    if (times === undefined) expect(set).not.toEqual([]);
    else expect(set).toHaveLength(times);
    const shown = told.now.deadlines.filter((one) => one.rule === rule);
    expect(shown).not.toEqual([]);
    for (const one of shown) expect(one.article).toContain(article);
  };

const flag =
  (name: string): Check =>
  ({ seen }) =>
    expect(seen.at(-1)?.flags).toContain(name);

const event =
  (type: string, data: object = {}): Check =>
  (told) =>
    expect(dataOf(told, type)).toEqual(expect.arrayContaining([expect.objectContaining(data)]));

const refusal =
  (code: string): Check =>
  ({ refusals }) =>
    expect(refusals).toContain(code);

const all =
  (...checks: readonly Check[]): Check =>
  (told) =>
    checks.forEach((check) => check(told));

const lastDay =
  (rule: string, dueOn: string): Check =>
  ({ now }) =>
    expect(now.deadlines.filter((one) => one.rule === rule).map((one) => one.dueOn)).toEqual([dueOn]);

/** A hint: the right of a party, its law and its last day; the clock moves nothing on it. */
const right = (rule: string, article: string, dueOn: string): Check =>
  all(event('RightNoted', { rule, lapsed: false }), deadline(rule, article, 1), lastDay(rule, dueOn));

const referredBy = (rule: string): Check => event('CaseReferredOut', { rule });

/** For each rule that a sample dispute names: how it is seen. */
export const rulesShown: { readonly [rule: string]: Check } = {
  'T-01': deadline('T-01', '人民调解法 第33条', 1),
  'S-05a': deadline('S-05a', '人民调解法 第31条', 6),
  'S-05b': deadline('S-05b', '人民调解工作若干规定 第36条', 1),
  // Seven days for the decision, three more for the lawyer.
  'T-23': all(
    event('LegalAidApplied'),
    deadline('T-23', '法律援助法 第43条', 1),
    event('LegalAidAnswered', { answer: 'assigned' }),
    deadline('T-24', '法律援助法 第43条', 1),
  ),
  G4: all(flag('police-alerted'), event('PoliceAlerted')),
  // C1 jointly; C2 nothing excluded and C5 papers complete stand in one tick; C3 content clear; C4 seal there.
  'C1-C5': all(
    refusal('case/confirmation-not-joint'),
    refusal('case/confirmation-checks'),
    refusal('case/terms-missing'),
    refusal('case/marks-missing'),
    event('ConfirmationApplied', { bothWilling: true, checked: true }),
    event('ConfirmationRuled', { ruling: 'confirmed' }),
    deadline('T-02', '法释〔2011〕5号'),
  ),
  N06: all(refusal('case/must-go-elsewhere'), refusal('case/wrong-door'), referredBy('N06')),
  'N06 part': refusal('case/must-go-elsewhere'),
  'N07 rest': event('CaseAccepted', { screen: ['N07'] }),
  N09: all(refusal('case/civil-part-missing'), referredBy('N09')),
  'N15 part': all(refusal('case/must-go-elsewhere'), event('CaseAccepted'), referredBy('N15')),
  N16: all(refusal('case/civil-part-missing'), referredBy('N16')),
  own: all(flag('leader-owned'), event('CaseOwnedByLeader')),
  collective: flag('collective'),
  representatives: all(refusal('case/too-many-representatives'), ({ now }) => {
    const named = now.parties.filter(({ representative }) => representative);
    expect(named.length).toBeGreaterThan(0);
    expect(named.length).toBeLessThanOrEqual(5);
  }),
  assisting: all(event('AssistRequested'), event('AssistReported'), deadline('S-06', '')),
  'settle-at-once': event('SettledAtOnce', { receipt: '当场转账，附转账单' }),
  '5 obligations': (told) => {
    expect(dataOf(told, 'ObligationPlanned')).toHaveLength(5);
    deadline('S-05a', '人民调解法 第31条', 5)(told);
  },
  'pause for appraisal': all(event('CasePaused', { ground: 'appraisal' }), event('CaseResumed'), ({ seen }) =>
    expect(seen.flatMap(({ deadlines }) => deadlines.filter(({ status }) => status === 'paused').map(({ rule }) => rule))).toEqual(
      expect.arrayContaining(['S-04', 'T-04']),
    ),
  ),
  'legal adviser': event('CaseRegistered', { source: 'legal-adviser' }),
  'hardship-aid link': all(event('AidAppliedFor'), ({ now }) => {
    expect(now.links).toEqual([expect.objectContaining({ kind: 'hardship-aid' })]);
  }),
  'department called': all(event('DepartmentCalled'), event('DepartmentAnswered'), deadline('S-14', '')),
  conference: all(event('ConferenceHeld'), event('TaskAssigned'), event('TaskReported'), deadline('S-13', '')),
  // An hour for the telephone, four for the report in writing; both were kept.
  'T-18': all(
    deadline('T-18', '信访工作条例 第25条', 1),
    deadline('T-18b', '信访工作条例 第25条', 1),
    event('UrgentReported', { way: 'phone' }),
    event('UrgentReported', { way: 'written' }),
  ),
  // Fifteen days from 7 September; after them the parties may go to arbitration.
  'T-21': all(deadline('T-21', '劳动争议调解仲裁法 第14条', 1), lastDay('T-21', '2026-09-22')),
  'T-25': right('T-25', '农村土地承包经营纠纷调解仲裁法 第18条', '2028-08-10'),
  'T-29': right('T-29', '行政复议法 第20条', '2026-10-19'),
  'T-32': right('T-32', '民法典 第188条', '2028-09-06'),
};
