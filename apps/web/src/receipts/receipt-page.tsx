import { useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useEffect, useState } from 'react';
import { http, viewOf } from '../api/client.js';
import { isProblem } from '../api/problem.js';
import { PageHead } from '../kit/page-head.js';
import { LoadFailed, ProblemNote } from '../kit/problem-note.js';
import { Skeleton } from '../kit/skeleton.js';
import { TextInput } from '../kit/text-input.js';
import { ElderSwitch } from '../shell/elder-switch.js';
import { LanguageSwitch } from '../shell/language-switch.js';
import '../style/receipt.css';
import { useLanguage, useWords } from '../words/language.js';
import { Receipt } from './receipt.js';
import { useReceiptWords } from './receipt-words.js';

/** The code of a QR stands behind the #: the browser sends it to nobody. */
const codeInAddress = (): string => {
  try {
    return decodeURIComponent(window.location.hash.slice(1));
  } catch {
    return ''; // not an address of ours
  }
};

/** Open to everybody: whoever has the code of a receipt sees where the case stands. */
export function ReceiptPage() {
  const words = useReceiptWords();
  const app = useWords().app;
  const language = useLanguage();
  const [asked, setAsked] = useState(codeInAddress);
  const [typed, setTyped] = useState(asked);
  const [empty, setEmpty] = useState(false);
  const found = useQuery({
    queryKey: ['receipt', asked, language],
    queryFn: () => viewOf(http.POST('/api/v1/receipts', { body: { code: asked } })),
    enabled: asked !== '',
    // A wrong code is counted: nothing may ask with it by itself once more.
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

  useEffect(() => {
    const scannedAnother = (): void => {
      setAsked(codeInAddress());
      setTyped(codeInAddress());
    };
    window.addEventListener('hashchange', scannedAnother);
    return () => window.removeEventListener('hashchange', scannedAnother);
  }, []);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const code = typed.trim();
    setEmpty(code === '');
    if (code === asked && code !== '') void found.refetch();
    setAsked(code);
  };

  return (
    <div className="sign-in">
      <header className="sign-in-top">
        <span className="brand">{app.name}</span>
        <span>
          <ElderSwitch />
          <LanguageSwitch />
        </span>
      </header>
      <main id="main" className="sign-in-main receipt-main" tabIndex={-1}>
        <PageHead title={words.title} name={words.title}>
          <p className="lead">{words.lead}</p>
        </PageHead>
        <form className="receipt-form" noValidate onSubmit={submit}>
          <TextInput
            id="receipt-code"
            label={words.code}
            hint={words.codeHint}
            value={typed}
            required
            error={empty ? words.missing : undefined}
            autoComplete="off"
            maxLength={80}
            onChange={setTyped}
          />
          <button type="submit" className="button button-primary" disabled={found.isFetching}>
            {words.ask}
          </button>
        </form>
        {found.isFetching && <Skeleton rows={4} />}
        {!found.isFetching && found.error && <Failed fault={found.error} retry={() => void found.refetch()} />}
        {!found.isFetching && found.data && <Receipt view={found.data} />}
      </main>
    </div>
  );
}

/** A refusal is read out; silence of the network can be tried again. */
function Failed({ fault, retry }: { readonly fault: Error; readonly retry: () => void }) {
  return isProblem(fault) && fault.status !== 0 ? <ProblemNote problem={fault} /> : <LoadFailed fault={fault} retry={retry} />;
}
