import type { Case } from '@lib/cases';
import type { Texts } from './case-store.js';
import type { Transaction } from './in-transaction.js';
import { searchOf } from './search-words.js';
import { textColumns, type TextRow, type TextVault } from './vault/text-vault.js';

const bodies = `select ${textColumns} from text t where t.town_id = $1 and t.matter_id = $2 and t.id = any($3::uuid[])`;
const columns = `update cases set tile = $3, search = array_to_tsvector($4::text[]), search_masked = array_to_tsvector($5::text[])
  where town_id = $1 and id = $2`;

/** Texts that the change came by, and what opens the others. */
interface Beside {
  readonly fresh: Texts;
  readonly vault: TextVault;
}

const wordsBehind = ({ summary, parties }: Case): readonly string[] =>
  [summary, ...parties.map(({ name }) => name)].map(({ $text }) => $text);

/**
 * Category and search words follow a correction; they stand in columns that no other change touches, which stay out of its statement.
 * Words that were erased find nothing.
 */
export async function keepCorrected(
  transaction: Transaction,
  townId: number,
  { before, after, ...beside }: { readonly before: Case; readonly after: Case } & Beside,
): Promise<void> {
  const names = after.parties.every(({ name }, index) => name === before.parties[index]?.name);
  if (names && before.summary === after.summary && before.tile === after.tile) return;
  await keepWords(transaction, townId, after, beside);
}

/** The search words anew, from what the case says now. */
export async function keepWords(transaction: Transaction, townId: number, after: Case, { fresh, vault }: Beside): Promise<void> {
  const phones = after.parties.flatMap(({ phone }) => (phone ? [phone.$text] : []));
  const former = after.parties.flatMap(({ formerNames = [] }) => formerNames.map(({ $text }) => $text));
  const asked = [...wordsBehind(after), ...phones, ...former];
  const values = [townId, after.id, asked.filter((id) => !fresh.has(id))];
  const { rows } = await transaction.query<TextRow>({ name: 'case-words', text: bodies, values });
  const known = new Map([...fresh, ...(await vault.opened(townId, rows)).map(({ id, body }) => [id, body] as const)]);
  const body = (id: string): string => known.get(id) ?? '';
  const { whole, masked } = searchOf({
    number: after.number,
    summary: body(after.summary.$text),
    parties: after.parties.map(({ name, phone }) => ({ name: body(name.$text), phone: phone && body(phone.$text) })),
    formerNames: former.map(body),
  });
  await transaction.query({ name: 'case-corrected', text: columns, values: [townId, after.id, after.tile, whole, masked] });
}
