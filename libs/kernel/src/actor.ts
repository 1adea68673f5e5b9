/** A post: a role held in an organisation. Every act is done by a named actor who holds one, or by the clock. */
export interface PostHeld {
  readonly role: string;
  readonly organisation: string;
}

export interface PersonActor {
  readonly kind: 'person';
  readonly personId: string;
  readonly posts: readonly PostHeld[];
}

export interface ClockActor {
  readonly kind: 'clock';
}

export type Actor = PersonActor | ClockActor;

export const clock: ClockActor = { kind: 'clock' };
