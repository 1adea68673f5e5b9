import type { PlainDate } from '@lib/calendar';
import type { Words } from '@lib/kernel';

/** A post somebody holds, held or will hold. */
export interface KeptPost {
  readonly id: string;
  readonly role: string;
  readonly organisation: string;
  readonly director: boolean;
  readonly onRoster: boolean;
  readonly from: PlainDate;
  /** Last day; null while none is set. */
  readonly to: PlainDate | null;
  /** Taken away at once, from that minute. */
  readonly ended: boolean;
  /** Whose post he fills meanwhile (代理). */
  readonly substituteFor: string | null;
}

export interface KeptPerson {
  readonly id: string;
  readonly left: boolean;
  /** There is no account to sign in with; people of the town's files may have none. */
  readonly noAccount?: boolean;
  readonly posts: readonly KeptPost[];
}

export interface NewPost {
  readonly role: string;
  readonly organisation: string;
  readonly from: PlainDate;
  readonly to?: PlainDate | undefined;
  readonly director?: boolean | undefined;
  readonly substituteFor?: string | undefined;
}

/** Orders of the administrator. */
export type PeopleCommand =
  | { readonly action: 'add'; readonly person: string; readonly username: string; readonly post: NewPost }
  | { readonly action: 'appoint'; readonly person: string; readonly post: NewPost }
  /** `on`: the last day, which may be to come; absent: from this minute. */
  | { readonly action: 'end-post'; readonly person: string; readonly post: string; readonly on?: PlainDate | undefined }
  | { readonly action: 'dismiss'; readonly person: string }
  | { readonly action: 'reset-sign-in'; readonly person: string };

/** What a decision over people depends on beside the order. */
export interface PeopleWorld {
  readonly today: PlainDate;
  readonly kindOf: (organisation: string) => string | undefined;
  /** Kinds of organisation in which a role can be held; undefined for a role that there is not. */
  readonly heldAt: (role: string) => readonly string[] | undefined;
  readonly called: (role: string) => Words;
  /** Everybody who is named by the order, or holds the role of administrator. */
  readonly people: ReadonlyMap<string, KeptPerson>;
  /** The user name is in use in this town. */
  readonly taken: boolean;
}

export const isHeld = (post: Pick<KeptPost, 'from' | 'to' | 'ended'>, on: PlainDate): boolean =>
  !post.ended && post.from <= on && (post.to === null || on <= post.to);

/** Held on some day from this one on. */
export const isAhead = (post: Pick<KeptPost, 'from' | 'to' | 'ended'>, today: PlainDate): boolean =>
  !post.ended && (post.to === null || today <= post.to);
