import { fileURLToPath } from 'node:url';
import { addDays, makeCalendar, shanghaiDate, startOfDay, type PlainDate, type SpecialDay } from '@lib/calendar';
import type { PersonActor } from '@lib/kernel';
import { loadCodes, loadLaw } from '@lib/town';
import type { Role } from '../dispute.js';
import type { Member, OrganisationFacts, OtherCase, Roster, ScreenRule, World } from '../world.js';

/** The law that ships: a rung that is edited there must still keep what the specs of this room promise. */
const configRoot = fileURLToPath(new URL('../../../../config', import.meta.url));
const law = loadLaw(configRoot);

const holiday = (from: PlainDate, to: PlainDate, zh: string, en: string): readonly SpecialDay[] => {
  const days: SpecialDay[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) days.push({ date, off: true, name: { zh, en } });
  return days;
};
const makeUp = (date: PlainDate, zh: string, en: string): SpecialDay => ({ date, off: false, name: { zh, en } });

/** The autumn of 2026; every other rest day is a weekend. */
const calendar = makeCalendar({
  version: 'autumn-2026',
  years: [
    {
      year: 2026,
      days: [
        ...holiday('2026-09-25', '2026-09-27', '中秋假期', 'Mid-Autumn Festival holiday'),
        ...holiday('2026-10-01', '2026-10-07', '国庆假期', 'National Day holiday'),
        makeUp('2026-09-20', '国庆调休上班', 'make-up workday for National Day'),
        makeUp('2026-10-10', '国庆调休上班', 'make-up workday for National Day'),
      ],
    },
  ],
});

const office = (id: string, kind: string, zh: string, village: string | null = null): OrganisationFacts => ({
  id,
  kind,
  name: { zh, en: id },
  village,
});

const organisations: readonly OrganisationFacts[] = [
  office('centre', 'centre', '镇综治中心'),
  office('law-firm', 'law-firm', '律师事务所'),
  office('mediators', 'mediation-committee', '镇调委会'),
  office('petition-office', 'petition-office', '信访办'),
  office('police', 'police', '派出所'),
  office('room-jia', 'village-room', '甲村调解室', 'jia'),
  office('room-yi', 'village-room', '乙村调解室', 'yi'),
  office('town-government', 'town-government', '镇政府'),
  office('tribunal', 'tribunal', '法庭'),
];

const person = (id: string, role: Role, organisation: string): PersonActor => ({
  kind: 'person',
  personId: id,
  posts: [{ role, organisation }],
});

/** Everybody of a town with two villages; the colleague in 乙村 is not on the roster of mediators. */
export const people = {
  mediatorJia: person('p-jia', 'village-mediator', 'room-jia'),
  leaderJia: person('p-jia-leader', 'village-leader', 'room-jia'),
  mediatorYi: person('p-yi', 'village-mediator', 'room-yi'),
  offRosterJia: person('p-jia-new', 'village-mediator', 'room-jia'),
  dispatcher: person('p-dispatcher', 'dispatcher', 'centre'),
  centreHead: person('p-centre-head', 'centre-head', 'centre'),
  police: person('p-police', 'police', 'police'),
  townMediator: person('p-mediator', 'town-mediator', 'mediators'),
  lawyer: person('p-lawyer', 'lawyer', 'law-firm'),
  court: person('p-court', 'court-liaison', 'tribunal'),
  petition: person('p-petition', 'petition-officer', 'petition-office'),
  leader: person('p-leader', 'town-leader', 'town-government'),
} as const;

export const loadedRules = law.deadlines;

const offRoster: readonly string[] = [people.offRosterJia.personId];

export const rosterOf = (present: readonly PersonActor[]): Roster => {
  const members = new Map<string, Member[]>();
  for (const { personId, posts } of present) {
    for (const { role, organisation } of posts) {
      const member = { personId, name: personId, role: role as Role, onRoster: !offRoster.includes(personId) }; // posts above name roles of the town
      members.set(organisation, [...(members.get(organisation) ?? []), member]);
    }
  }
  const known = new Map(organisations.map((one) => [one.id, one]));
  return {
    organisations,
    organisation: (id) => known.get(id),
    membersOf: (id) => members.get(id) ?? [],
    roomOf: (village) => organisations.find((one) => one.village === village)?.id,
  };
};

const everybody = rosterOf(Object.values(people));
const screen: ReadonlyMap<string, ScreenRule> = law.screen;
const { doors, tiles, leaves } = loadCodes(configRoot);

const otherCase = (number: string, changes: Partial<OtherCase> = {}): OtherCase => ({
  id: `01990000-0000-7000-8000-0000000000${number}`,
  kind: 'dispute',
  number: `独甲2026-00${number}`,
  open: true,
  source: 'visit',
  agreed: true,
  registeredAt: startOfDay('2026-08-31'),
  ...changes,
});

/** Cases that a dispute may be the duplicate of, and such as it may not be merged into. */
export const others = {
  twin: otherCase('10'),
  undecided: otherCase('11', { agreed: false }),
  ended: otherCase('12', { open: false }),
  aid: otherCase('13', { kind: 'hardship-aid', agreed: false }),
} as const;

/** The world at an instant, in epoch ms. */
export const worldAt = (now: number, changes: Partial<World> = {}): World => ({
  now,
  today: shanghaiDate(now),
  calendar,
  deadlineRules: law.deadlines,
  screen,
  doors,
  tiles,
  leaves,
  roster: everybody,
  others: Object.values(others),
  ...changes,
});

/** Epoch ms of a time of day in Shanghai. */
export const instant = (date: PlainDate, hour = 10): number => startOfDay(date) + hour * 3_600_000;
