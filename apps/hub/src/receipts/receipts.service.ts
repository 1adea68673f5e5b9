import { Inject, Injectable } from '@nestjs/common';
import { renderSVG } from 'uqr';
import { CodeTries, sightOf } from '@lib/access';
import { shanghaiDate } from '@lib/calendar';
import { readReceiptCode, type HandedReceiptView, type ReceiptView } from '@lib/contracts';
import type { Settings } from '@lib/platform';
import { CaseReader, HistoryProofs, readHead, Receipts, shortForm, type HistoryProof, type ShownReceipt } from '@lib/store';
import { identityOf, type Caller } from '../cases/caller.js';
import { factsOf } from '../cases/case-facts.js';
import { canSee } from '../cases/case-view.js';
import { Refused } from '../edge/refused.js';
import { HubClock, SETTINGS } from '../tokens.js';
import { receiptView } from './receipt-view.js';

@Injectable()
export class ReceiptsService {
  constructor(
    private readonly clock: HubClock,
    private readonly reader: CaseReader,
    private readonly receipts: Receipts,
    private readonly proofs: HistoryProofs,
    private readonly tries: CodeTries,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** `site`: the origin that the caller used. */
  async handOut(caller: Caller, caseId: string, site: string): Promise<HandedReceiptView> {
    const { actor, town } = caller;
    const one = await this.reader.one(identityOf(caller), caseId);
    if (!one || !canSee(actor, town, one)) throw Refused.as('case/not-found');
    if (sightOf(actor, factsOf(one), town.places) !== 'whole') throw Refused.as('receipt/not-yours');
    const code = await this.receipts.handOut(identityOf(caller), one, { personId: actor.personId, post: actor.posts[0] }, this.clock.now());
    // Behind the #: a browser keeps that part to itself, so that no server and no proxy writes it down.
    const address = `${this.settings.publicUrl ?? site}/r/#${code}`;
    // Q: a quarter of it may be torn, folded or badly copied.
    const qr = renderSVG(address, { ecc: 'Q', border: 4 });
    return { number: one.number, registeredOn: shanghaiDate(one.registeredAt), code, address, qr };
  }

  async shown({ town, language }: Pick<Caller, 'town' | 'language'>, typed: string, address: string): Promise<ReceiptView> {
    const code = readReceiptCode(typed);
    // Not counted: what can be no code is no guess.
    if (code === undefined) throw Refused.as('receipt/bad-code');
    const tried = await this.tries.from(town.townId, address, () => this.receipts.shown(town.townId, code));
    if (tried.kind === 'unknown') throw Refused.as('receipt/not-found');
    if (tried.kind === 'too-many')
      throw Refused.as('receipt/too-many-tries', { extensions: { retryAfter: tried.seconds } }, { 'retry-after': String(tried.seconds) });
    const { found } = tried;
    const proof = await this.proofs.of(town.townId, found, { events: false });
    return {
      ...receiptView(found, { town, language, today: shanghaiDate(this.clock.now()) }),
      sealed: proof ? sealedView(proof, found) : null,
    };
  }
}

function sealedView(proof: HistoryProof, { id }: ShownReceipt): ReceiptView['sealed'] {
  const head = readHead(proof.head.body);
  const last = proof.stretches.at(-1);
  if (!head || !last) throw new Error(`The proof of ${id} has no head`);
  return {
    head: head.number,
    through: head.through,
    short: shortForm(proof.head.body),
    key: head.key,
    events: last.to,
    proof: { ...proof },
  };
}
