import { Injectable } from '@nestjs/common';
import { shanghaiDate } from '@lib/calendar';
import { caseOf } from '@lib/cases';
import { momentOf, type CaseView } from '@lib/contracts';
import { CaseReader, HistoryReader } from '@lib/store';
import { Refused } from '../edge/refused.js';
import { HubClock } from '../tokens.js';
import { identityOf, type Caller } from './caller.js';
import { textsIn } from './case-facts.js';
import { CaseLists } from './case-lists.js';
import { canSee, caseView } from './case-view.js';

const inFuture = { zh: '不能晚于现在', en: 'Must not be in the future' };

/** A case as it was: its events up to an instant, folded. Two statements: the events, and the texts behind them. */
@Injectable()
export class PastCases {
  constructor(
    private readonly clock: HubClock,
    private readonly histories: HistoryReader,
    private readonly reader: CaseReader,
    private readonly lists: CaseLists,
  ) {}

  /** @param moment an instant, or a day for its end; the end of today is now */
  async asOf(caller: Caller, caseId: string, moment: string): Promise<CaseView> {
    const now = this.clock.now();
    const asked = momentOf(moment) ?? Infinity; // the door lets in moments only
    const asOf = moment === shanghaiDate(now) ? now : asked;
    if (asOf > now) throw Refused.as('request/invalid', { errors: [{ pointer: '/asOf', says: inFuture }] });
    const who = identityOf(caller);
    const history = await this.histories.upTo(who, caseId, asOf);
    // Who may see it is a matter of today: what was once in one's sight need not be any more.
    if (!history || !canSee(caller.actor, caller.town, history.present)) throw Refused.as('case/not-found');
    const one = caseOf(caseId, history.events, history.registeredBy);
    if (!one) throw Refused.as('case/not-found');
    const viewing = await this.lists.viewing(caller, await this.reader.texts(who, textsIn(caseId, [one, history.present.parties])));
    const world = { ...viewing.world, now: asOf, today: shanghaiDate(asOf) };
    return caseView(one, { ...viewing, world, past: { asOf, present: history.present } });
  }
}
