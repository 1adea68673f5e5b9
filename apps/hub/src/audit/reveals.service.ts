import { Injectable } from '@nestjs/common';
import { revealingPost, withoutNumbers } from '@lib/access';
import { isOpen } from '@lib/cases';
import type { RevealBody, RevealView } from '@lib/contracts';
import { CaseReader, Reveals } from '@lib/store';
import { identityOf, type Caller } from '../cases/caller.js';
import { factsOf } from '../cases/case-facts.js';
import { canSee } from '../cases/case-view.js';
import { Refused } from '../edge/refused.js';
import { HubClock } from '../tokens.js';

/** @throws Refused where a purpose, which nobody can delete, would keep a number for good */
export function soundPurpose(purpose: string): string {
  if (withoutNumbers(purpose) !== purpose) throw Refused.as('access/number-in-purpose');
  return purpose.trim();
}

@Injectable()
export class RevealsService {
  constructor(
    private readonly clock: HubClock,
    private readonly reader: CaseReader,
    private readonly reveals: Reveals,
  ) {}

  async reveal(caller: Caller, caseId: string, { field, party: named, purpose: given }: RevealBody): Promise<RevealView> {
    const { actor, town } = caller;
    const who = identityOf(caller);
    const one = await this.reader.one(who, caseId);
    if (!one || !canSee(actor, town, one)) throw Refused.as('case/not-found');
    const post = revealingPost(actor, { ...factsOf(one), open: isOpen(one) }, town.places);
    if (!post) throw Refused.as('access/may-not-reveal');
    const purpose = soundPurpose(given);
    const party = one.parties.find(({ id }) => id === named);
    const ref = field === 'phone' ? party?.phone : party?.idNumber;
    const note = {
      deed: 'reveal',
      by: { personId: actor.personId, post },
      matterId: one.id,
      number: one.number,
      field,
      party: named,
      purpose,
    } as const;
    const value = ref && (await this.reveals.reveal(who, ref.$text, note, this.clock.now()));
    if (value === undefined) throw Refused.as('access/nothing-to-reveal');
    return { field, party: named, value };
  }
}
