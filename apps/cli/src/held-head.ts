import { readFileSync } from 'node:fs';
import { errorMessage } from '@lib/platform';
import type { HeldHead } from '@lib/store';
import { UsageFault } from './command.js';

/** The head named by an option: the short form itself, or a file. @throws UsageFault where it is neither */
export async function heldHead(given: string): Promise<HeldHead> {
  const { readHeldHead, readShortForm } = await import('@lib/store');
  const short = readShortForm(given);
  if (short !== undefined) return { short };
  try {
    return readHeldHead(readFileSync(given, 'utf8'));
  } catch (error) {
    throw new UsageFault(`--head ${given}: ${errorMessage(error)}`);
  }
}
