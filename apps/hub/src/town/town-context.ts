import type { Places } from '@lib/access';
import type { Calendar } from '@lib/calendar';
import type { Codes, Law, Town } from '@lib/town';

/** Everything that a request may need to know of its town; loaded at the start, never changed after. */
export interface TownContext {
  /** The town's key in the database. */
  readonly townId: number;
  readonly town: Town;
  readonly law: Law;
  readonly codes: Codes;
  readonly calendar: Calendar;
  readonly places: Places;
}

export const placesOf = (organisations: readonly { readonly id: string; readonly village?: string | undefined }[]): Places => {
  const villages = new Map(organisations.map((organisation) => [organisation.id, organisation.village ?? null]));
  return { villageOf: (organisation) => villages.get(organisation) ?? null };
};

/** The towns that this process serves. */
export class TownRegistry {
  constructor(private readonly only: TownContext) {}

  /** The town of a request, by the host it was sent to. One process serves one town until `towns.yaml` comes. */
  ofHost(_host: string | undefined): TownContext {
    return this.only;
  }
}
