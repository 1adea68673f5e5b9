import type { SignedIn } from '@lib/access';
import type { Language } from '@lib/kernel';
import { asActor, type Identity } from '@lib/store';
import type { TownContext } from '../town/town-context.js';

/** Who asks, in which town and which language. */
export interface Caller {
  readonly actor: SignedIn;
  readonly town: TownContext;
  readonly language: Language;
}

/** As whom the database is asked. */
export const identityOf = ({ actor, town }: Pick<Caller, 'actor' | 'town'>): Identity => asActor(town.townId, actor, town.places);
