import { Injectable } from '@nestjs/common';
import { mayOpen } from '@lib/access';
import { shanghaiDate } from '@lib/calendar';
import { isStaffed } from '@lib/cases';
import type { OrganisationView, PageView, RosterView } from '@lib/contracts';
import { PeopleReader, TownWorlds, type RosterMember } from '@lib/store';
import { committeeGaps, termEndOf, type Organisation } from '@lib/town';
import { identityOf, type Caller } from '../cases/caller.js';
import { Refused } from '../edge/refused.js';
import { HubClock } from '../tokens.js';

/** Kinds of organisation that have mediators of their own (人民调解法 第8条). */
const committees: readonly string[] = ['mediation-committee', 'village-room'];

/** The offices of the town, and who mediates there. */
@Injectable()
export class OfficesService {
  constructor(
    private readonly reader: PeopleReader,
    private readonly worlds: TownWorlds,
    private readonly clock: HubClock,
  ) {}

  async organisations({ town, language }: Caller): Promise<PageView<OrganisationView>> {
    const { roster } = await this.worlds.at(town.townId, this.clock.now());
    const items = inTree(town.town.organisations).map(({ office, depth }) => ({
      id: office.id,
      kind: office.kind,
      kindLabel: town.codes.organisationKinds.find(({ code }) => code === office.kind)?.name[language] ?? office.kind,
      name: office.name[language],
      parent: office.parent ?? null,
      depth,
      village: office.village ?? null,
      staffed: isStaffed(office.id, roster),
    }));
    return { items, nextCursor: null };
  }

  async rosters(caller: Caller): Promise<PageView<RosterView>> {
    const { actor, town, language } = caller;
    if (!mayOpen(actor, 'rosters')) throw Refused.as('access/not-allowed');
    const today = shanghaiDate(this.clock.now());
    const members = await this.reader.rosters(identityOf(caller), today);
    const rosterOf = ({ id, name, village }: Organisation): RosterView => {
      const here = members.filter(({ organisation }) => organisation === id);
      return {
        organisation: id,
        organisationLabel: name[language],
        village: village ?? null,
        members: here.map(memberView),
        gaps: committeeGaps(here, today).map(({ says, article }) => ({ says: says[language], article })),
      };
    };
    return { items: town.town.organisations.filter(({ kind }) => committees.includes(kind)).map(rosterOf), nextCursor: null };
  }
}

const memberView = (member: RosterMember): RosterView['members'][number] => ({
  person: member.person,
  name: member.name,
  gender: member.gender === 'female' || member.gender === 'male' ? member.gender : null,
  director: member.director,
  from: member.from,
  termEnds: termEndOf(member),
  substituteFor: member.substituteFor,
});

interface Placed {
  readonly office: Organisation;
  readonly depth: number;
}

/** Each office before what is under it; the files hold no circle. */
function inTree(all: readonly Organisation[], parent?: string, depth = 0): readonly Placed[] {
  return all.filter((office) => office.parent === parent).flatMap((office) => [{ office, depth }, ...inTree(all, office.id, depth + 1)]);
}
