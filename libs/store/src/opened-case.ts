import { cameFrom, type Case, type Opening } from '@lib/cases';
import type { TextRef } from '@lib/kernel';
import type { NumberOf, RegistrationInput, Texts } from './case-store.js';
import type { Transaction } from './in-transaction.js';
import { textColumns, type TextRow, type TextVault } from './vault/text-vault.js';

const copied = `select ${textColumns} from text t where t.town_id = $1 and t.matter_id = $2 and t.id = any($3::uuid[])`;

/** Stands in the copy for a text that was erased in the case it came from. */
const erased = '（已依法删除）';

interface Opened {
  readonly from: Case;
  readonly opening: Opening;
  readonly numberOf: NumberOf;
  /** Texts that the command itself brought. */
  readonly fresh: Texts;
  readonly vault: TextVault;
}

/** The registration of a case that another one's action opens, with the words behind its references. */
export async function openedInput(
  transaction: Transaction,
  townId: number,
  { from, opening, numberOf, fresh, vault }: Opened,
): Promise<RegistrationInput> {
  const refs = [opening.summary, ...opening.parties.flatMap(({ name, phone, idNumber }) => [name, phone, idNumber])];
  const ids = refs.flatMap((ref) => (ref ? [ref.$text] : [])).filter((id) => !fresh.has(id));
  const known = new Map([...fresh, ...(await bodiesOf(transaction, vault, { townId, caseId: from.id, ids }))]);
  const body = (ref: TextRef): string => known.get(ref.$text) ?? erased;
  return {
    ...opening,
    clientId: null,
    summary: body(opening.summary),
    parties: opening.parties.map(({ role, name, phone, idNumber }) => ({
      role,
      name: body(name),
      phone: phone && known.get(phone.$text),
      idNumber: idNumber && known.get(idNumber.$text),
    })),
    linkedFrom: cameFrom(from),
    numberOf: (year, running) => numberOf(opening.kind, opening.village, year, running),
  };
}

interface Wanted {
  readonly townId: number;
  readonly caseId: string;
  readonly ids: readonly string[];
}

/** The words behind these references of one case; what was erased is not among them. */
export async function bodiesOf(transaction: Transaction, vault: TextVault, { townId, caseId, ids }: Wanted): Promise<Texts> {
  const { rows } = await transaction.query<TextRow>({ name: 'case-texts-copied', text: copied, values: [townId, caseId, ids] });
  return new Map((await vault.opened(townId, rows)).map(({ id, body }) => [id, body]));
}
