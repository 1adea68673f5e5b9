import type { Words } from '@lib/kernel';

/** A limit as written in `config/law`: `15 D` calendar days, `3 WD` working days, `6 M` months, `2 Y` years, `72 h` hours. */
export type LimitText = string;

/** When a rung fires. `before` and `after` count from the due day; `share` is a fraction of the time between start and due. */
export type RungAt = 'due' | { readonly share: number } | { readonly before: LimitText } | { readonly after: LimitText };

/**
 * `remind` the doer, `tell` a superior, `move` the matter by an action of its flow, `supervise` in writing (督办), `record` a fact,
 * `ask` an outside body through its liaison.
 */
export type RungDeed = 'remind' | 'tell' | 'move' | 'supervise' | 'record' | 'ask';

/** One step of the ladder that a deadline climbs when nobody acts. */
export interface Rung {
  readonly at: RungAt;
  readonly do: RungDeed;
  /** A role of the town, or `holder`, `lead`, `assisting`: who is reminded, told or asked. */
  readonly who?: string;
  /** For `move`: the action of the flow that the clock takes. */
  readonly action?: string;
  /** For `supervise` and `record`: a stable code, e.g. `right-lapsed`. */
  readonly step?: string;
  /** What the step, the reminder or the question says. */
  readonly says?: Words;
  /** Where the move is not possible in the present state. */
  readonly otherwise?: { readonly do: Exclude<RungDeed, 'move'>; readonly who: string };
  /** Only on the last rung: it fires again after each such span, so that nothing is ever forgotten. */
  readonly again?: LimitText;
}

/** Another limit of the same rule in a special case, e.g. the summary procedure of T-06. */
export interface LimitVariant {
  readonly id: string;
  readonly says: Words;
  readonly limit: LimitText;
}

/** How often and by how much a limit may be extended, and on what ground. */
export interface Extension {
  readonly limit: LimitText;
  readonly times: number;
  readonly needs: Words;
  /** Both parties must have agreed. */
  readonly consent?: boolean;
  /** The role whose approval it takes; absent: the holder's own record of it is enough. */
  readonly approval?: string;
}

/** On what ground a count may stand still, and for how long over all. */
export interface Pause {
  readonly ground: Words;
  /** Calendar days over the whole life of the deadline. */
  readonly atMost: LimitText;
}

/** A limit of law (T-xx) or of the town's own practice (S-xx). */
export interface DeadlineRule {
  readonly id: string;
  readonly says: Words;
  /** The event that starts the count. */
  readonly trigger: Words;
  readonly limit: LimitText;
  /** T-rules end at 24:00 of the legal day, S-rules at the town's close of business. */
  readonly ends: 'midnight' | 'close-of-business';
  /** Who breaches: U our users, O an outside body (watched only), P a party's own right (reminder only). */
  readonly bind: 'U' | 'O' | 'P';
  /** Source text, e.g. `人民调解法 第33条`. */
  readonly article: string;
  /** A primary text read, B secondary page, C from memory, D the town's own proposal. */
  readonly confidence: 'A' | 'B' | 'C' | 'D';
  /** False: a reference figure, or a rule of a flow that does not run yet. */
  readonly armed: boolean;
  /** Why it is not armed; every rule is armed or says this. */
  readonly rests?: Words;
  /** True: the last rung may be the end of it, because the right itself has ended or the flow arms the next rule. */
  readonly mayEnd?: boolean;
  /** Reminders whose time went by while nobody was there are passed over: one is sent, and not all that were missed. */
  readonly missed?: 'passed-over';
  readonly extension?: Extension;
  /** Ground on which the count may stand still; absent: it may not. */
  readonly pause?: Pause;
  readonly variants?: readonly LimitVariant[];
  readonly ladder: readonly Rung[];
}
