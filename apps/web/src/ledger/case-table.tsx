import { useTable } from '@tanstack/react-table';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import type { CaseRowView } from '../api/types.js';
import { features, useColumns } from './columns.js';
import { useLedgerWords } from './ledger-words.js';

/** Pixels of a row before it is measured: a line and a half on a desk. */
const guessedRow = 64;
const beyondSight = 8;

/**
 * Rows far from sight are not in the page. On a phone each row is laid out as a card by the style sheet; the explicit
 * roles keep it a table for screen readers even then.
 */
export function CaseTable({ rows }: { readonly rows: readonly CaseRowView[] }) {
  const ledgerWords = useLedgerWords();
  const columns = useColumns();
  const table = useTable({ features, columns, data: rows as CaseRowView[], getRowId: (row) => row.id });
  const body = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  const model = table.getRowModel().rows;

  useLayoutEffect(() => setTop(body.current?.offsetTop ?? 0), [rows.length > 0]);

  const virtual = useWindowVirtualizer({
    count: model.length,
    estimateSize: () => guessedRow,
    overscan: beyondSight,
    scrollMargin: top,
    getItemKey: (index) => model[index]?.id ?? index,
  });
  const shown = virtual.getVirtualItems();
  const before = (shown[0]?.start ?? top) - top;
  const after = virtual.getTotalSize() - ((shown[shown.length - 1]?.end ?? top) - top);

  return (
    <table className="table" role="table" aria-label={ledgerWords.table} aria-rowcount={model.length + 1}>
      <thead role="rowgroup">
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id} role="row" aria-rowindex={1}>
            {group.headers.map((header) => (
              <th key={header.id} role="columnheader" scope="col">
                <table.FlexRender header={header} />
              </th>
            ))}
          </tr>
        ))}
      </thead>
      <tbody ref={body} role="rowgroup">
        <Gap height={before} />
        {shown.map((item) => {
          const row = model[item.index];
          return row ? (
            <tr key={row.id} ref={virtual.measureElement} data-index={item.index} role="row" aria-rowindex={item.index + 2}>
              {row.getAllCells().map((cell) => (
                <td key={cell.id} role="cell" className={`cell-${cell.column.id}`}>
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          ) : null;
        })}
        <Gap height={after} />
      </tbody>
    </table>
  );
}

/** The room of rows that are not in the page. */
function Gap({ height }: { readonly height: number }) {
  if (height <= 0) return null;
  return (
    <tr role="presentation" aria-hidden="true" className="gap">
      <td role="presentation" style={{ height }} />
    </tr>
  );
}
