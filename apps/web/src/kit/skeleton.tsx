import { useWords } from '../words/language.js';

/** Grey bars in the shape of what is coming. */
export function Skeleton({ rows = 4 }: { readonly rows?: number }) {
  const words = useWords().common;
  return (
    <div className="skeleton" role="status">
      <span className="unseen">{words.loading}</span>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="skeleton-bar" aria-hidden="true" />
      ))}
    </div>
  );
}
