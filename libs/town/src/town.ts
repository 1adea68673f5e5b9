import type { PlainDate } from '@lib/calendar';
import type { ReportSchedule } from '@lib/instability';
import type { Words } from '@lib/kernel';

/** A statistical code and the days, both included, on which it is valid. */
export interface VillageCode {
  readonly code: string;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
}

export interface Village {
  /** Our own slug; never changes. */
  readonly id: string;
  readonly name: Words;
  /** The code valid now, or the last one: the one with the latest `validFrom`. */
  readonly code: string;
  readonly codes: readonly VillageCode[];
  /** Part of the town, a display hint. */
  readonly group: Words | null;
  /** The village in a case number: 九十堡 in (2026)独九十堡人调字第007号. */
  readonly numberName: string;
}

export interface Organisation {
  readonly id: string;
  readonly kind: string;
  readonly name: Words;
  readonly village?: string;
  readonly parent?: string;
}

export interface Post {
  readonly role: string;
  readonly organisation: string;
  /** On the roster of mediators (人民调解法 第13条). */
  readonly roster?: boolean;
  readonly director?: boolean;
  readonly from: PlainDate;
  /** Last day of the post; null while it is held. */
  readonly to: PlainDate | null;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly gender: 'female' | 'male';
  readonly demonstration: boolean;
  readonly username: string;
  readonly posts: readonly Post[];
}

/** Something the law asks for and the roster does not have. It does not stop the start. */
export interface TownWarning {
  readonly organisation: string;
  readonly says: Words;
  readonly article: string;
}

export interface Town {
  readonly slug: string;
  readonly name: Words;
  readonly numberPrefix: string;
  readonly committeeNumberPrefix: string;
  readonly codePrefix: string;
  readonly opensAt: string;
  readonly closeOfBusiness: string;
  readonly villages: readonly Village[];
  readonly organisations: readonly Organisation[];
  readonly people: readonly Person[];
  /** When the monthly report of instability is due, and how its villages are reminded. */
  readonly monthlyReport: ReportSchedule;
  readonly warnings: readonly TownWarning[];
}

export const roomOf = (village: string): string => `room-${village}`;

/** The village that a statistical code means on a day; undefined for a code of another town or another time. */
export const villageOfCode = (town: Town, code: string, on: PlainDate): Village | undefined =>
  town.villages.find(({ codes }) =>
    codes.some((known) => known.code === code && known.validFrom <= on && (known.validTo === null || on <= known.validTo)),
  );

export const holdsOn = (post: Post, on: PlainDate): boolean => post.from <= on && (post.to === null || on <= post.to);
