import type { SignedIn } from '@lib/access';
import type { Language } from '@lib/kernel';
import type { TownContext } from '../town/town-context.js';

/** Who asks, in which town and which language. */
export interface Caller {
  readonly actor: SignedIn;
  readonly town: TownContext;
  readonly language: Language;
}
