import { maskText, type Sight } from '@lib/access';
import { flowOf, isLive, type Armed, type Case, type Handling } from '@lib/cases';
import type { CaseView, LegalAidView, RightView, SupervisionView } from '@lib/contracts';
import { say, type TextRef } from '@lib/kernel';
import { office, peopleOf, text, type Viewing } from './viewing.js';

type HandlingView = Pick<CaseView, 'tasks' | 'calls' | 'supervision' | 'urgentReports' | 'rights' | 'legalAid'>;

const nothing: HandlingView = { tasks: [], calls: [], supervision: null, urgentReports: [], rights: [], legalAid: null };

/** What goes on beside the mediation: what offices and departments were asked, supervision, the parties' own rights, legal aid. */
export function handlingView(one: Case, viewing: Viewing, sight: Sight): HandlingView {
  const handling = flowOf(one.kind, one.flowVersion).handling(one);
  if (!handling) return nothing;
  const { tasks = [], calls = [], urgentReports = [] } = handling;
  if (tasks.length + calls.length === 0) return { ...nothing, urgentReports, ...withoutTexts(one, handling, viewing) };
  const people = peopleOf(one, viewing);
  const shown = ({ $text }: TextRef): string => maskText(text($text, viewing), people, sight);
  return {
    tasks: tasks.map(({ id, organisation, what, by, status }) => ({
      id,
      organisation: office(organisation, viewing),
      what: shown(what),
      by,
      status,
    })),
    calls: calls.map(({ id, department, by, status }) => ({ id, department: shown(department), by, status })),
    urgentReports,
    ...withoutTexts(one, handling, viewing),
  };
}

const withoutTexts = (one: Case, handling: Handling, viewing: Viewing): Pick<CaseView, 'supervision' | 'rights' | 'legalAid'> => ({
  supervision: supervisionView(one, handling, viewing),
  rights: rightViews(one, handling, viewing),
  legalAid: legalAidView(one, handling),
});

/** The deadline that an event started. */
const startedBy = ({ deadlines }: Case, event: number, rules: readonly string[]): Armed | undefined =>
  deadlines.find(({ rule, occurrence }) => occurrence === event && rules.includes(rule));

function supervisionView(one: Case, { supervision }: Handling, viewing: Viewing): SupervisionView | null {
  if (!supervision) return null;
  const { step, organisation, occurrence, answered } = supervision;
  const by = startedBy(one, occurrence, ['S-15'])?.dueOn ?? null;
  return { step, organisation: organisation === null ? null : office(organisation, viewing), by, answered };
}

function rightViews(one: Case, { notedRights = {}, lapsedRights = [] }: Handling, { language, world }: Viewing): readonly RightView[] {
  return Object.entries(notedRights).map(([rule, noted]) => {
    const known = world.deadlineRules.get(rule);
    const armed = startedBy(one, noted, [rule]);
    return {
      rule,
      label: known ? say(known.says, language) : rule,
      article: known?.article ?? '',
      knownOn: armed?.startedOn ?? null,
      dueOn: armed?.dueOn ?? null,
      lapsed: lapsedRights.includes(rule) && !(armed && isLive(armed)),
    };
  });
}

function legalAidView(one: Case, { legalAid }: Handling): LegalAidView | null {
  if (!legalAid) return null;
  const { status, occurrence } = legalAid;
  const armed = startedBy(one, occurrence, ['T-23', 'T-24']);
  return { status, dueOn: armed && isLive(armed) ? armed.dueOn : null };
}
