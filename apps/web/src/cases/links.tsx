import { Link } from 'wouter';
import type { CaseView } from '../api/types.js';
import { DataText } from '../kit/data-text.js';
import { useWords } from '../words/language.js';

/** Other cases that this one led to, or came from: each is one tap away, and links back. */
export function Links({ links }: { readonly links: CaseView['links'] }) {
  const words = useWords();
  if (links.length === 0) return null;
  return (
    <section className="block" aria-labelledby="links-head">
      <h2 id="links-head">{words.caseView.links}</h2>
      <ul className="links">
        {links.map((link) => (
          <li key={`${link.relation} ${link.id}`}>
            <span className="quiet">{link.relationLabel}</span>
            <Link href={`/cases/${link.id}`} className="link-case">
              {words.kinds[link.kind] ?? link.kindLabel}{' '}
              <span className="number">
                <DataText>{link.number}</DataText>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
