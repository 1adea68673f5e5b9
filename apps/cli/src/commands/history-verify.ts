import { openHistoryKey, type Settings } from '@lib/platform';
import type { Finding, HeldHead, Verified } from '@lib/store';
import { UsageFault, type Command } from '../command.js';
import { heldHead } from '../held-head.js';
import { vaultIn } from '../vault.js';

export const historyVerifyCommand: Command = {
  name: 'history:verify',
  says: 'Looks at every event of the town: the chains, the texts, the signed heads. Ends with 1 where anything was changed, and names the first event.',
  options: {
    head: { says: 'a head that was kept outside: its file, or its short form of eight groups', value: 'file or short form' },
    key: { says: 'public keys that may sign, with commas between them; absent: that of this installation', value: 'keys' },
  },
  run: async (given, { settings, say }) => {
    const trusted = trustedKeys(given.text('key'), settings);
    const head = given.text('head');
    const held = head === undefined ? undefined : await heldHead(head);
    const [{ openDatabase, verifyHistory }, { withDatabase }] = await Promise.all([import('@lib/store'), import('../database.js')]);
    const began = performance.now();
    const verified = await withDatabase(settings, say, async ({ app }) => {
      const database = await openDatabase(app, { max: 2, applicationName: 'duliu-cli' });
      try {
        const { vault } = await vaultIn(settings, database);
        return await verifyHistory(app, { town: settings.town, trusted, vault, ...(held ? { held } : {}) });
      } finally {
        await database.destroy();
      }
    });
    for (const line of linesOf(verified, held, (performance.now() - began) / 1_000)) say(line);
    return verified.count === 0 ? 0 : 1;
  },
};

function trustedKeys(given: string | undefined, settings: Settings): ReadonlySet<string> {
  if (given === undefined) return new Set([openHistoryKey(settings).publicKey]);
  const keys = given.split(',').map((key) => key.trim());
  if (!keys.every((key) => /^[\w-]{43}$/.test(key)))
    throw new UsageFault('--key takes public keys of 43 letters, digits, _ or -, with commas between them.');
  return new Set(keys);
}

const mostShown = 20;

/** What was looked at, what is wrong, and what to do with it. */
export function linesOf(verified: Verified, held: HeldHead | undefined, seconds: number): readonly string[] {
  const { findings, count, matters, events, texts, heads, last, uncovered } = verified;
  const looked = `${matters} cases with ${events} events and ${texts} texts against ${heads} heads, in ${seconds.toFixed(1)} s`;
  if (count > 0) {
    const shown = findings.slice(0, mostShown).map(lineOf);
    return [
      `NOT in order. Looked at ${looked}.`,
      ...shown,
      ...(count > shown.length ? [`… and ${count - shown.length} more`] : []),
      'Change nothing, keep a copy of the database, and compare with a backup from before the day of the last head that is in order.',
      ...(last ? [`Last head in order: ${last.number}, through ${last.through}, ${last.short}`] : []),
    ];
  }
  return [
    `In order: ${looked}.`,
    last
      ? `Newest head ${last.number}, through ${last.through}: ${last.short}`
      : 'No head yet: only the chains were looked at. Make one with history:seal.',
    `${uncovered} events are newer than the newest head.`,
    held
      ? 'The head that you hold stands in the database.'
      : 'Whoever can write to the database can also delete the last heads with all that they cover: only a head held outside shows that (--head).',
  ];
}

const lineOf = ({ code, says, event }: Finding): string =>
  event ? `${event.number || event.kind} event ${event.seq} (${event.id}): ${says} [${code}]` : `${says} [${code}]`;
