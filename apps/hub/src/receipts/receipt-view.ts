import { shanghaiDate, type PlainDate } from '@lib/calendar';
import { flowOf, stateOf } from '@lib/cases';
import type { OrganisationRef, ReceiptView } from '@lib/contracts';
import { say, targetsOf, type Language, type Words } from '@lib/kernel';
import type { ShownReceipt } from '@lib/store';
import type { TownContext } from '../town/town-context.js';

interface Showing {
  readonly town: TownContext;
  readonly language: Language;
  readonly today: PlainDate;
}

/** What a receipt shows, in words: from the flow, the law and the offices alone, none of which knows a name. */
export function receiptView(found: ShownReceipt, { town, language, today }: Showing): Omit<ReceiptView, 'sealed'> {
  const flow = flowOf(found.kind, found.flowVersion);
  const state = stateOf(found);
  return {
    number: found.number,
    kind: found.kind,
    kindLabel: say(flow.label, language),
    state: found.state,
    stateLabel: say(state.label, language),
    open: state.open,
    registeredOn: shanghaiDate(found.registeredAt),
    changedOn: shanghaiDate(found.updatedAt),
    holder: state.open && found.holder !== null ? office(found.holder, town, language) : null,
    waitingOn: found.waitingOn === null ? null : outside(found.waitingOn, town, language),
    limits: limitsOf(found, { town, language, today }),
    next: state.open ? nextOf(found, language) : [],
    notes: notesOf(found).map((words) => say(words, language)),
  };
}

/** Only the limits of the state itself: others, such as those of a grade of risk, would tell of the content. */
function limitsOf(found: ShownReceipt, { town, language, today }: Showing): ReceiptView['limits'] {
  const state = stateOf(found);
  const within = state.open ? state.within : [];
  return found.limits.flatMap(({ rule, dueOn, paused }) => {
    const known = within.includes(rule) ? town.law.deadlines.get(rule) : undefined;
    return known
      ? [{ rule, label: say(known.says, language), article: known.article, dueOn, paused, overdue: !paused && dueOn < today }]
      : [];
  });
}

/** Corrections of the register, not steps on a case's road. */
const notSteps: ReadonlySet<string> = new Set(['void', 'merge']);

/** The actions that lead to another state and that a person takes. */
function nextOf({ kind, flowVersion, state }: ShownReceipt, language: Language): readonly string[] {
  const labels = Object.entries(flowOf(kind, flowVersion).states[state]?.on ?? {}).flatMap(([action, edge]) => {
    if (!edge || notSteps.has(action) || edge.by.every((doer) => doer === 'clock')) return [];
    return targetsOf(state, edge.to).some((target) => target !== state) ? [say(edge.label, language)] : [];
  });
  return [...new Set(labels)];
}

const notesOf = ({ state, mergedInto, erased }: ShownReceipt): readonly Words[] => [
  ...(mergedInto === null
    ? state === 'void'
      ? [voided]
      : []
    : [
        {
          zh: `本案与 ${mergedInto} 号为同一件事，已并入该案继续办理，请到登记单位领取该案的回执`,
          en: `This case is the same matter as ${mergedInto} and goes on there; ask the office that registered it for that receipt`,
        },
      ]),
  ...(erased ? [textsErased] : []),
];

const voided: Words = {
  zh: '本案已按误录作废，编号不再使用，不会有人继续办理。如认为不对，请到登记单位询问',
  en: 'This case was a wrong entry and is void; nobody works on it. If you think that is a mistake, ask the office that registered it',
};

const textsErased: Words = {
  zh: '本案中的个人信息已有依法删除的，办理记录仍在，仍可核验',
  en: 'Personal data in this case was erased as the law provides; the record of what was done stands and can be checked',
};

function office(id: string, { town }: TownContext, language: Language): OrganisationRef {
  const known = town.organisations.find((organisation) => organisation.id === id);
  return { id, label: known ? say(known.name, language) : id };
}

/** A door, such as the court, or an office; else nobody is named. */
function outside(code: string, { town, codes }: TownContext, language: Language): string | null {
  const known = codes.doors.find((door) => door.code === code) ?? town.organisations.find(({ id }) => id === code);
  return known ? say(known.name, language) : null;
}
