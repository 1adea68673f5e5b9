import type { DataSource } from 'typeorm';
import type { MasterKey } from '@lib/access';
import { asHouse } from '../identity.js';
import { inTransaction } from '../in-transaction.js';
import { boundTo, type KeyPurpose } from './key-ring.js';

const all = `select purpose, number, wrapped from vault_key where town_id = $1 order by purpose, number for update`;
const keep = `update vault_key set wrapped = $4 where town_id = $1 and purpose = $2 and number = $3`;

/** The keys of a town, wrapped by another master key, all or none. Returns how many. @throws OtherMasterKey where `from` wrapped none of them */
export function rewrapKeys(
  source: DataSource,
  townId: number,
  { from, to }: { readonly from: MasterKey; readonly to: MasterKey },
): Promise<number> {
  return inTransaction(
    source,
    asHouse(townId, 'keys'),
    async (transaction) => {
      const { rows } = await transaction.query<{ purpose: KeyPurpose; number: number; wrapped: Buffer }>({ text: all, values: [townId] });
      for (const { purpose, number, wrapped } of rows) {
        const bound = boundTo(townId, purpose, number);
        await transaction.query({ text: keep, values: [townId, purpose, number, to.wrap(from.unwrap(wrapped, bound), bound)] });
      }
      return rows.length;
    },
    () => true,
  );
}
