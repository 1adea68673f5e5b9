import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { http, viewOf } from '../api/client.js';
import { DataText } from '../kit/data-text.js';
import { PageHead } from '../kit/page-head.js';
import { LoadFailed } from '../kit/problem-note.js';
import { Skeleton } from '../kit/skeleton.js';
import '../style/print.css';
import '../style/receipt.css';
import { useReceiptWords } from './receipt-words.js';

/** The receipt of a case, to be printed or shown, and handed to the party. */
export function HandedPage({ id }: { readonly id: string }) {
  const words = useReceiptWords();
  const handed = useQuery({
    queryKey: ['handed-receipt', id],
    queryFn: () => viewOf(http.POST('/api/v1/cases/{id}/receipt', { params: { path: { id } } })),
    staleTime: Infinity,
  });
  const back = (
    <Link href={`/cases/${id}`} className="button button-quiet">
      {words.back}
    </Link>
  );
  if (!handed.data)
    return handed.error ? (
      <>
        <LoadFailed fault={handed.error} retry={() => void handed.refetch()} />
        <p className="form-buttons">{back}</p>
      </>
    ) : (
      <Skeleton rows={4} />
    );
  const { number, registeredOn, code, address, qr } = handed.data;
  return (
    <>
      <PageHead title={words.handedTitle} name={words.handedTitle}>
        <p className="lead">{words.handedLead}</p>
        <div className="case-tools">
          <button type="button" className="button button-primary" onClick={() => window.print()}>
            {words.print}
          </button>
          {back}
        </div>
      </PageHead>
      <section className="block handed" aria-label={words.handedTitle}>
        <img className="handed-qr" src={`data:image/svg+xml,${encodeURIComponent(qr)}`} alt={words.qr} width={220} height={220} />
        <div>
          <p>
            {words.number}{' '}
            <b className="number">
              <DataText>{number}</DataText>
            </b>
          </p>
          <p>
            {words.registered} {registeredOn}
          </p>
          <p>{words.code}</p>
          <p className="handed-code">
            <code>{code}</code>
          </p>
          <p>{words.handedHow}</p>
          <p>
            <code>{address.split('#')[0]}</code>
          </p>
          <p className="quiet">{words.handedShows}</p>
        </div>
      </section>
    </>
  );
}
