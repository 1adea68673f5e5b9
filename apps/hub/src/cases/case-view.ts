import { inScope, maskParty, maskText, revealingPost, scopeOf, sightOf, type Sight, type SignedIn } from '@lib/access';
import { isoShanghai, lightOf } from '@lib/calendar';
import {
  allowedActions,
  choicesFor,
  firstEnding,
  flagsOf,
  flowOf,
  holdings,
  isLive,
  isOpen,
  rungOf,
  stateOf,
  type Armed,
  type Case,
  type Link,
} from '@lib/cases';
import type { ActionView, CaseRowView, CaseView, DeadlineView, HoldingView, PartyView } from '@lib/contracts';
import { say, type TextRef, type Words } from '@lib/kernel';
import { mojOf } from '@lib/town';
import type { TownContext } from '../town/town-context.js';
import { codeOn } from '../town/village-code.js';
import { factsOf } from './case-facts.js';
import { drawnAction } from './case-json.js';
import { handlingView } from './handling-view.js';
import { inputText, offersOf } from './shown-input.js';
import { office, peopleOf, personal, roleName, text, type Viewing } from './viewing.js';

export const canSee = (actor: SignedIn, town: TownContext, one: Case): boolean => inScope(scopeOf(actor, town.places), factsOf(one));

/** How much of a case the caller may read; for a view of the past too, by the case as it is now. */
const sightInto = (one: Case, { actor, town, past }: Viewing): Sight => sightOf(actor, factsOf(past?.present ?? one), town.places);

export function rowView(one: Case, viewing: Viewing): CaseRowView {
  const { language, town, world } = viewing;
  const sight = sightInto(one, viewing);
  const first = firstEnding(one);
  const tile = town.codes.tiles.find(({ code }) => code === one.tile);
  const leaf = town.codes.leaves.find(({ code }) => code === one.leaf);
  const grade = town.codes.grades.find(({ code }) => code === one.risk);
  return {
    id: one.id,
    number: one.number,
    kind: one.kind,
    kindLabel: say(flowOf(one.kind, one.flowVersion).label, language),
    state: one.state,
    stateLabel: say(stateOf(one).label, language),
    holder: one.holder && {
      organisation: office(one.holder.organisation, viewing),
      post: one.holder.post,
      postLabel: roleName(one.holder.post, viewing),
      since: isoShanghai(one.holder.since),
    },
    waitingOn: one.waitingOn,
    village: villageView(one, viewing),
    category: {
      tile: one.tile,
      tileLabel: tile ? say(tile.name, language) : one.tile,
      leaf: one.leaf,
      leafLabel: leaf ? say(leaf.name, language) : null,
      moj: one.leaf === null ? null : (mojOf(town.codes, one.leaf, tile?.flags ?? []) ?? null),
    },
    risk: one.risk,
    riskLabel: grade ? say(grade.name, language) : one.risk,
    parties: one.parties.map((party) => ({ name: maskParty(personal(party, viewing), sight).name, role: party.role })),
    summary: maskText(text(one.summary.$text, viewing), peopleOf(one, viewing), sight),
    occurredOn: one.occurredOn,
    registeredAt: isoShanghai(one.registeredAt),
    due: first
      ? {
          rule: first.rule,
          dueOn: first.dueOn,
          dueAt: isoShanghai(first.limitAt),
          light: lightOf(first.startedAt, first.limitAt, world.now),
        }
      : null,
    flags: flagsOf(one),
    mergedInto: mergedInto(one),
    version: one.version,
  };
}

const mergedInto = ({ links = [] }: Case): CaseRowView['mergedInto'] => {
  const into = links.find(({ relation }) => relation === 'merged-into');
  return into ? { id: into.case, number: into.number } : null;
};

export function caseView(one: Case, viewing: Viewing): CaseView {
  const { past, language } = viewing;
  const sight = sightInto(one, viewing);
  const { due: _, ...row } = rowView(one, viewing);
  return {
    ...row,
    villageCode: row.village?.code ?? null,
    lead: one.lead === null ? null : office(one.lead, viewing),
    assisting: one.assisting.map(({ organisation, status }) => ({ ...office(organisation, viewing), status })),
    parties: one.parties.map((party): PartyView => ({
      id: party.id,
      role: party.role,
      consent: party.consent,
      ...(one.representatives?.includes(party.id) ? { representative: true } : {}),
      ...maskParty(personal(party, viewing), sight),
    })),
    agreement: agreementView(one, viewing, sight),
    ...intakeView(one, viewing, sight),
    ...handlingView(one, viewing, sight),
    deadlines: one.deadlines
      .map((armed) => deadlineView(armed, viewing))
      .sort((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt)),
    links: (one.links ?? []).map(({ relation, kind, case: id, number }) => ({
      relation,
      relationLabel: say(relations[relation], language),
      kind,
      kindLabel: say(flowOf(kind).label, language),
      id,
      number,
    })),
    holdings: holdingViews(one, viewing),
    actions: past ? [] : actionViews(one, viewing, sight),
    asOf: past ? isoShanghai(past.asOf) : null,
    reveals:
      revealingPost(viewing.actor, { ...factsOf(past?.present ?? one), open: isOpen(past?.present ?? one) }, viewing.town.places) !==
      undefined,
    receipt: sight === 'whole',
  };
}

function holdingViews(one: Case, viewing: Viewing): readonly HoldingView[] {
  const { now } = viewing.world;
  return holdings(one, now).map(({ organisation, post, waitingOn, from, to }, index, all) => ({
    organisation: office(organisation, viewing),
    post,
    postLabel: roleName(post, viewing),
    waitingOn,
    from: isoShanghai(from),
    to: one.holder && index === all.length - 1 ? null : isoShanghai(to),
    milliseconds: to - from,
  }));
}

const relations: { readonly [relation in Link['relation']]: Words } = {
  'led-to': { zh: '由本案产生', en: 'Came of this case' },
  'came-from': { zh: '本案由此产生', en: 'This case came of it' },
  'merged-into': { zh: '本案并入', en: 'This case was merged into it' },
  'merged-from': { zh: '并入本案', en: 'Merged into this case' },
};

function agreementView(one: Case, viewing: Viewing, sight: Sight): CaseView['agreement'] {
  const agreed = flowOf(one.kind, one.flowVersion).agreed(one);
  if (!agreed) return null;
  const { agreement, obligations } = agreed;
  const { form, effectiveOn, signatures, mediatorMark, seal, terms } = agreement;
  const people = peopleOf(one, viewing);
  return {
    form,
    effectiveOn,
    marks: [
      ...Object.entries(signatures).map(([party, on]) => ({ mark: 'signature', party, on })),
      ...(mediatorMark === null ? [] : [{ mark: 'mediator', on: mediatorMark }]),
      ...(seal === null ? [] : [{ mark: 'seal', on: seal }]),
    ],
    terms:
      obligations.length > 0
        ? obligations.map(({ id, what, dueOn, status }) => ({
            id,
            text: maskText(text(what.$text, viewing), people, sight),
            dueOn,
            done: status === 'done',
          }))
        : terms.map(({ id, what, dueOn }) => ({ id, text: maskText(text(what.$text, viewing), people, sight), dueOn, done: false })),
  };
}

function intakeView(one: Case, viewing: Viewing, sight: Sight): Pick<CaseView, 'screen' | 'proposedOffice'> {
  const intake = flowOf(one.kind, one.flowVersion).intake(one);
  if (!intake) return { screen: null, proposedOffice: null };
  const { language, world } = viewing;
  const people = peopleOf(one, viewing);
  const shown = (ref: TextRef | null | undefined): string | null => (ref ? maskText(text(ref.$text, viewing), people, sight) : null);
  const lines = intake.screen.flatMap(({ rule, ground, blocks = false }) => {
    const line = world.screen.get(rule);
    if (!line) return [];
    const { result, says, article, advice } = line;
    const sendTo = line.sendTo.flatMap((code) => {
      const door = world.doors.find((one) => one.code === code);
      return door ? [{ code, label: say(door.name, language) }] : [];
    });
    return [{ rule, result, says: say(says, language), article, advice: say(advice, language), sendTo, blocks, ground: shown(ground) }];
  });
  return {
    screen: lines.length === 0 ? null : { lines, civilPart: shown(intake.civilPart) },
    proposedOffice: intake.proposedOffice === null ? null : office(intake.proposedOffice, viewing),
  };
}

export function deadlineView(armed: Armed, { language, world }: Viewing): DeadlineView {
  const rule = world.deadlineRules.get(armed.rule);
  const rung = rule && rungOf(rule, armed);
  const then = deeds[armed.does.do] ?? deeds['remind'];
  return {
    id: `${armed.rule}/${armed.occurrence}/${armed.rung}`,
    rule: armed.rule,
    label: rule ? say(rule.says, language) : armed.rule,
    article: rule?.article ?? '',
    occurrence: armed.occurrence,
    rung: armed.rung,
    dueOn: armed.dueOn,
    dueAt: isoShanghai(armed.limitAt),
    status: armed.status,
    light: isLive(armed) ? lightOf(armed.startedAt, armed.limitAt, world.now) : 'green',
    provisional: armed.provisional,
    then: rung?.says ? say(rung.says, language) : then ? say(then, language) : '',
    why: armed.why.map((step) => say(step, language)),
  };
}

const deeds: { readonly [deed: string]: { readonly zh: string; readonly en: string } } = {
  remind: { zh: '到时提醒承办人', en: 'Then the holder is reminded' },
  tell: { zh: '到时报告上一级', en: 'Then the superior is told' },
  move: { zh: '到时自动流转', en: 'Then the clock moves the case on' },
  supervise: { zh: '到时督办', en: 'Then it is supervised' },
  record: { zh: '到时记入案卷', en: 'Then it is recorded' },
  ask: { zh: '到时询问承接单位', en: 'Then the outside body is asked' },
};

function actionViews(one: Case, viewing: Viewing, sight: Sight): readonly ActionView[] {
  const { actor, language, world } = viewing;
  const people = peopleOf(one, viewing);
  const offers = offersOf(
    choicesFor(one, world, (id) => maskText(text(id, viewing), people, sight)),
    language,
  );
  return allowedActions(one, actor, world).map(({ action, edge, refusal, example, leadsTo }) =>
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

function villageView({ village }: Case, { town, language, world }: Viewing): CaseRowView['village'] {
  const known = town.town.villages.find(({ id }) => id === village);
  return known ? { id: known.id, code: codeOn(known, world.today) ?? known.code, name: say(known.name, language) } : null;
}
