import { createColumnHelper, tableFeatures } from '@tanstack/react-table';
import { useMemo } from 'react';
import { Link } from 'wouter';
import type { CaseRowView } from '../api/types.js';
import { DataText } from '../kit/data-text.js';
import { Grade } from '../kit/grade.js';
import { Light, NoLight } from '../kit/light.js';
import { namesOf } from '../work/names.js';
import { useWords } from '../words/language.js';

/** Nothing of the table's own sorting or paging: the hub sorts, filters and pages. */
export const features = tableFeatures({});
const helper = createColumnHelper<typeof features, CaseRowView>();

export function useColumns() {
  const words = useWords();
  return useMemo(() => {
    const { row: heads } = words;
    return helper.columns([
      helper.display({
        id: 'parties',
        header: heads.parties,
        cell: ({ row: { original } }) => (
          <>
            <Link href={`/cases/${original.id}`} className="cell-main">
              <DataText>{namesOf(original.parties, words.caseView)}</DataText>
            </Link>
            <span className="cell-sub number">
              {words.kinds[original.kind] ?? original.kindLabel} · <DataText>{original.number}</DataText>
            </span>
          </>
        ),
      }),
      helper.display({
        id: 'village',
        header: heads.village,
        cell: ({ row: { original } }) => (original.village === null ? heads.noVillage : original.village.name),
      }),
      helper.display({
        id: 'category',
        header: heads.category,
        cell: ({ row: { original } }) => original.category.leafLabel ?? original.category.tileLabel,
      }),
      helper.display({
        id: 'state',
        header: heads.state,
        cell: ({ row: { original } }) => (
          <>
            <span className="state">{original.stateLabel}</span>
            {original.mergedInto && (
              <span className="cell-sub number">
                {words.caseView.mergedInto} <DataText>{original.mergedInto.number}</DataText>
              </span>
            )}
          </>
        ),
      }),
      helper.display({
        id: 'holder',
        header: heads.holder,
        cell: ({ row: { original } }) =>
          original.holder === null ? (
            heads.noHolder
          ) : (
            <>
              {original.holder.organisation.label}
              <span className="cell-sub">{original.holder.postLabel}</span>
            </>
          ),
      }),
      helper.display({
        id: 'due',
        header: heads.due,
        cell: ({ row: { original } }) =>
          original.due === null ? <NoLight ended={original.holder === null} /> : <Light due={original.due} withDate />,
      }),
      helper.display({
        id: 'risk',
        header: heads.risk,
        cell: ({ row: { original } }) => <Grade risk={original.risk} label={original.riskLabel} />,
      }),
    ]);
  }, [words]);
}
