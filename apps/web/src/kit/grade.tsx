import type { CaseRowView } from '../api/types.js';

/** The risk grade: the word carries it, the dot only repeats it. */
export function Grade({ risk, label }: { readonly risk: CaseRowView['risk']; readonly label: string }) {
  return (
    <span className={`grade grade-${risk}`}>
      <span className="grade-dot" aria-hidden="true" />
      {label}
    </span>
  );
}
