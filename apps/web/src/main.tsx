import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { isProblem, isSignedOut } from './api/problem.js';
import { App } from './app.js';
import { setSessionLost } from './sign-in/session.js';
import './style/tokens.css';
import './style/base.css';
import './style/kit.css';
import './style/shell.css';
import './style/lists.css';
import './style/elder.css';
import { applyElder } from './words/elder.js';
import { applyLanguage } from './words/language.js';

/** Only the network's silence is worth another try; a refusal stays a refusal. */
const worthRetrying = (count: number, fault: unknown): boolean => isProblem(fault) && fault.status === 0 && count < 1;

const noticeLoss = (fault: unknown, key: readonly unknown[] | undefined): void => {
  if (isSignedOut(fault) && key?.[0] !== 'me') setSessionLost(true);
};

const queries = new QueryClient({
  // Without a network a request fails and says so; it does not wait unseen for one that the browser believes in.
  defaultOptions: {
    queries: { retry: worthRetrying, staleTime: 5_000, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
  queryCache: new QueryCache({ onError: (fault, query) => noticeLoss(fault, query.queryKey) }),
  mutationCache: new MutationCache({ onError: (fault, _input, _result, mutation) => noticeLoss(fault, mutation.options.mutationKey) }),
});

applyLanguage();
applyElder();

const place = document.getElementById('app');
if (!place) throw new Error('index.html has no #app');
createRoot(place).render(
  <QueryClientProvider client={queries}>
    <App />
  </QueryClientProvider>,
);
