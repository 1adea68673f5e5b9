import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { mayOpen, why } from '@lib/access';
import { shanghaiDate } from '@lib/calendar';
import type { WhyQuery, WhyView } from '@lib/contracts';
import { say, type Words } from '@lib/kernel';
import { personOf, StoredCases } from '@lib/store';
import type { Caller } from '../cases/caller.js';
import { factsOf } from '../cases/case-facts.js';
import { Refused } from '../edge/refused.js';
import { HubClock } from '../tokens.js';

@Injectable()
export class WhyService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: HubClock,
  ) {}

  /** By the posts of today. Nothing of the case is told but whether, by what and how clearly it is seen. */
  async of({ actor, town, language }: Caller, { user, case: named }: WhyQuery): Promise<WhyView> {
    if (!mayOpen(actor, 'why')) throw Refused.as('access/not-allowed');
    const [person, stored] = await Promise.all([
      personOf(this.database, town.townId, user, shanghaiDate(this.clock.now())),
      new StoredCases(this.database).one(town.townId, named),
    ]);
    if (!person) throw Refused.as('access/no-such-user');
    if (!stored) throw Refused.as('case/not-found');
    const { sees, sight, says } = why(person, factsOf(stored.data), town.places, {
      role: (role) => town.codes.roles.find(({ code }) => code === role)?.name ?? same(role),
      office: (id) => town.town.organisations.find((office) => office.id === id)?.name ?? same(id),
    });
    return { user, case: named, sees, sight, says: say(says, language) };
  }
}

const same = (text: string): Words => ({ zh: text, en: text });
