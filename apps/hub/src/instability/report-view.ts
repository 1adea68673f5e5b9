import type { Sight } from '@lib/access';
import { isoShanghai } from '@lib/calendar';
import { allowedActions, stateOf } from '@lib/cases';
import type { ActionView, PrefilledLineView, ReportItemView, ReportRowView, ReportView } from '@lib/contracts';
import {
  gradeNames,
  itemsOf,
  petitions,
  statuses,
  type Item,
  type Period,
  type PrefilledLine,
  type Report,
  type ReportWorld,
} from '@lib/instability';
import { say, type Choices, type TextRef } from '@lib/kernel';
import { drawnAction } from '../cases/case-json.js';
import { deadlineView } from '../cases/case-view.js';
import type { Viewing } from '../cases/viewing.js';
import { inputText, offersOf } from '../cases/shown-input.js';

/** What a report is drawn with. */
export interface ReportViewing extends Viewing {
  readonly world: ReportWorld;
}

export function reportRow(report: Report, { language, town }: Pick<ReportViewing, 'language' | 'town'>): ReportRowView {
  const { id, number, month, village, state, filed, late, dates, edition, version } = report;
  const known = town.town.villages.find((one) => one.id === village);
  const { label, open } = stateOf(report);
  return {
    id,
    number,
    month,
    village: { id: village, name: known ? say(known.name, language) : village },
    state,
    stateLabel: say(label, language),
    open,
    late,
    filed: filed?.kind ?? null,
    filedAt: filed ? isoShanghai(filed.at) : null,
    items: itemsOf(report).length,
    dueAt: isoShanghai(dates.dueAt),
    edition,
    version,
  };
}

export function reportView(report: Report, viewing: ReportViewing, sight: Sight): ReportView {
  const { language } = viewing;
  const words = (text: TextRef | undefined): string | null => (text && sight !== 'masked' ? (viewing.world.wordsOf?.(text) ?? null) : null);
  const n = report.ledgerCases;
  const hint = {
    zh: `台账中有 ${n} 件在办，请核对后再报零报告`,
    en: `The ledger has ${n} open; look at them before you report that there is nothing`,
  };
  return {
    ...reportRow(report, viewing),
    prefill: report.prefill.map((line) => lineView(line, words)),
    filedItems: itemsOf(report).map((item) => itemView(item, viewing, words)),
    checkedBy: report.filed?.kind === 'zero' ? words(report.filed.checkedBy) : null,
    hint: n > 0 ? say(hint, language) : null,
    closed: report.closed,
    deadlines: report.deadlines.map((armed) => deadlineView(armed, viewing)),
    actions: sight === 'masked' ? [] : actionsOf(report, viewing),
  };
}

type WordsOf = (text: TextRef | undefined) => string | null;

const lineView = (
  { case: number, leaf, brief, people, grade, project, petition, carried }: PrefilledLine,
  words: WordsOf,
): PrefilledLineView => ({
  case: number ?? null,
  leaf,
  brief: words(brief),
  people,
  grade,
  project,
  petition,
  carried,
});

function itemView(item: Item, { language, world }: ReportViewing, words: WordsOf): ReportItemView {
  const { case: number, leaf, people, grade, project, status, settleBy, reportedUp, petition } = item;
  const known = world.leaves.find(({ code }) => code === leaf);
  return {
    case: number ?? null,
    leaf,
    leafLabel: known ? say(known.name, language) : null,
    brief: words(item.brief),
    people,
    demand: words(item.demand),
    grade,
    gradeLabel: say(gradeNames[grade], language),
    project,
    status,
    statusLabel: say(statuses[status], language),
    change: words(item.change),
    responsible: words(item.responsible),
    plan: words(item.plan),
    settleBy: settleBy ?? null,
    progress: words(item.progress),
    leader: words(item.leader),
    reportedUp,
    petition,
    petitionLabel: say(petitions[petition], language),
  };
}

/** The actions of a report or of a month, with their forms. */
export function actionsOf(matter: Report | Period, { actor, language, world }: ReportViewing): readonly ActionView[] {
  const choices: Choices = { leaves: () => world.leaves.map(({ code, name }) => ({ const: code, title: name })) };
  const offers = offersOf(choices, language);
  return allowedActions(matter, actor, world).map(({ action, edge, refusal, example, leadsTo }) =>
    drawnAction(
      {
        action,
        label: say(edge.label, language),
        allowed: refusal === undefined,
        ...(refusal
          ? {
              because: {
                code: refusal.code,
                says: say(refusal.says, language),
                ...(refusal.next ? { next: say(refusal.next, language) } : {}),
                ...(refusal.article === undefined ? {} : { article: refusal.article }),
              },
            }
          : {}),
        ...(leadsTo === null ? {} : { leadsTo }),
      },
      inputText(edge.input, offers, example, language),
    ),
  );
}
