import { inScope, maskParty, maskText, scopeOf, sightOf, type Sight, type SignedIn } from '@lib/access';
import { isoShanghai, lightOf } from '@lib/calendar';
import {
  allowedActions,
  choicesFor,
  disputeFlow,
  firstEnding,
  flagsOf,
  isLive,
  rungOf,
  type Armed,
  type Dispute,
  type World,
} from '@lib/cases';
import type { ActionView, CaseRowView, CaseView, DeadlineView, OrganisationRef, PartyView } from '@lib/contracts';
import { say, type Language } from '@lib/kernel';
import { mojOf } from '@lib/town';
import type { TownContext } from '../town/town-context.js';
import { codeOn } from '../town/village-code.js';
import { offersOf, shownInput } from './action-input.js';
import { factsOf } from './case-facts.js';

/** What a view is drawn with: who looks, in which language, in which world, and the texts behind the references. */
export interface Viewing {
  readonly actor: SignedIn;
  readonly language: Language;
  readonly town: TownContext;
  readonly world: World;
  readonly texts: ReadonlyMap<string, string>;
  /** A view of the past: its instant, and the case as it is now, by which the rights of today are judged. */
  readonly past?: { readonly asOf: number; readonly present: Dispute };
}

const erased = { zh: '（已依法删除）', en: '(erased)' };

export const canSee = (actor: SignedIn, town: TownContext, dispute: Dispute): boolean =>
  inScope(scopeOf(actor, town.places), factsOf(dispute));

/** How much of a case the caller may read; for a view of the past too, by the case as it is now. */
const sightInto = (dispute: Dispute, { actor, town, past }: Viewing): Sight =>
  sightOf(actor, factsOf(past?.present ?? dispute), town.places);

export function rowView(dispute: Dispute, viewing: Viewing): CaseRowView {
  const { language, town, world } = viewing;
  const sight = sightInto(dispute, viewing);
  const first = firstEnding(dispute);
  const tile = town.codes.tiles.find(({ code }) => code === dispute.tile);
  const leaf = town.codes.leaves.find(({ code }) => code === dispute.leaf);
  const grade = town.codes.grades.find(({ code }) => code === dispute.risk);
  return {
    id: dispute.id,
    number: dispute.number,
    kind: dispute.kind,
    state: dispute.state,
    stateLabel: say(disputeFlow.states[dispute.state].label, language),
    holder: dispute.holder && {
      organisation: office(dispute.holder.organisation, viewing),
      post: dispute.holder.post,
      postLabel: roleName(dispute.holder.post, viewing),
      since: isoShanghai(dispute.holder.since),
    },
    waitingOn: dispute.waitingOn,
    village: villageView(dispute, viewing),
    category: {
      tile: dispute.tile,
      tileLabel: tile ? say(tile.name, language) : dispute.tile,
      leaf: dispute.leaf,
      leafLabel: leaf ? say(leaf.name, language) : null,
      moj: dispute.leaf === null ? null : (mojOf(town.codes, dispute.leaf, tile?.flags ?? []) ?? null),
    },
    risk: dispute.risk,
    riskLabel: grade ? say(grade.name, language) : dispute.risk,
    parties: dispute.parties.map((party) => ({ name: maskParty(personal(party, viewing), sight).name, role: party.role })),
    summary: maskText(
      text(dispute.summary.$text, viewing),
      dispute.parties.map((party) => personal(party, viewing)),
      sight,
    ),
    occurredOn: dispute.occurredOn,
    registeredAt: isoShanghai(dispute.registeredAt),
    due: first
      ? {
          rule: first.rule,
          dueOn: first.dueOn,
          dueAt: isoShanghai(first.limitAt),
          light: lightOf(first.startedAt, first.limitAt, world.now),
        }
      : null,
    flags: flagsOf(dispute),
    version: dispute.version,
  };
}

export function caseView(dispute: Dispute, viewing: Viewing): CaseView {
  const { past } = viewing;
  const sight = sightInto(dispute, viewing);
  const { due: _, ...row } = rowView(dispute, viewing);
  return {
    ...row,
    villageCode: row.village?.code ?? null,
    lead: dispute.lead === null ? null : office(dispute.lead, viewing),
    assisting: dispute.assisting.map(({ organisation, status }) => ({ ...office(organisation, viewing), status })),
    parties: dispute.parties.map((party): PartyView => ({
      id: party.id,
      role: party.role,
      consent: party.consent,
      ...maskParty(personal(party, viewing), sight),
    })),
    agreement: agreementView(dispute, viewing, sight),
    deadlines: dispute.deadlines
      .map((armed) => deadlineView(armed, viewing))
      .sort((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt)),
    actions: past ? [] : actionViews(dispute, viewing, sight),
    asOf: past ? isoShanghai(past.asOf) : null,
  };
}

function agreementView({ agreement, obligations, parties }: Dispute, viewing: Viewing, sight: Sight): CaseView['agreement'] {
  if (!agreement) return null;
  const { form, effectiveOn, signatures, mediatorMark, seal, terms } = agreement;
  const people = parties.map((party) => personal(party, viewing));
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

export function deadlineView(armed: Armed, { language, world }: Viewing): DeadlineView {
  const rule = world.deadlineRules.get(armed.rule);
  const rung = rule && rungOf(rule, armed.rung);
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

function actionViews(dispute: Dispute, viewing: Viewing, sight: Sight): readonly ActionView[] {
  const { actor, language, world } = viewing;
  const people = dispute.parties.map((party) => personal(party, viewing));
  const offers = offersOf(
    choicesFor(dispute, world, (id) => maskText(text(id, viewing), people, sight)),
    language,
  );
  return allowedActions(dispute, actor, world).map(({ action, edge, refusal, example, leadsTo }) => ({
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
    input: shownInput(edge.input, offers, example, language),
  }));
}

export const text = (id: string, { texts, language }: Viewing): string => texts.get(id) ?? say(erased, language);

const personal = (
  { name, phone, idNumber }: Dispute['parties'][number],
  viewing: Viewing,
): { name: string; phone?: string; idNumber?: string } => ({
  name: text(name.$text, viewing),
  ...(phone ? { phone: viewing.texts.get(phone.$text) ?? '' } : {}),
  ...(idNumber ? { idNumber: viewing.texts.get(idNumber.$text) ?? '' } : {}),
});

export const office = (id: string, { world, language }: Viewing): OrganisationRef => {
  const known = world.roster.organisation(id);
  return { id, label: known ? say(known.name, language) : id };
};

export const roleName = (role: string, { town, language }: Viewing): string => {
  const known = town.codes.roles.find(({ code }) => code === role);
  return known ? say(known.name, language) : role;
};

function villageView({ village }: Dispute, { town, language, world }: Viewing): CaseRowView['village'] {
  const known = town.town.villages.find(({ id }) => id === village);
  return known ? { id: known.id, code: codeOn(known, world.today) ?? known.code, name: say(known.name, language) } : null;
}
