export type IconName = 'work' | 'ledger' | 'register' | 'notices' | 'months' | 'people' | 'audit';

const lines: { readonly [name in IconName]: string } = {
  work: 'M4 6l2 2 3-3M4 13l2 2 3-3M4 20l2 2 3-3M13 7h8M13 14h8M13 21h8',
  ledger: 'M4 4h17v17H4zM4 10h17M4 16h17M10 10v11',
  register: 'M12.5 4v17M4 12.5h17',
  months: 'M4 6h17v15H4zM4 11h17M9 3v5M16 3v5',
  audit: 'M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6',
  people: 'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M3 21c0-4 2.5-6.5 6-6.5s6 2.5 6 6.5M16.5 5a3.5 3.5 0 0 1 0 6.5M18 15c2.5.8 4 3 4 6',
  notices: 'M6 10a6.5 6.5 0 0 1 13 0c0 6 2 7 2 8H4c0-1 2-2 2-8M10 21.5h5',
};

/** Always beside a word, so it says nothing by itself. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 25 25" width="24" height="24" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
      <path d={lines[name]} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
