import { isoShanghai, type Calendar } from '@lib/calendar';
import { whatIf, type Change, type Effect, type Landing, type Shift } from '@lib/cases';
import type { StoredCase } from '@lib/store';

export interface Trial {
  readonly change: Change;
  readonly calendar: Calendar;
  /** Epoch ms: the end, so far, of what still runs. */
  readonly now: number;
}

export interface Telling {
  readonly say: (line: string) => void;
  readonly asJson: boolean;
}

/** Tries the change on one case after the other, in constant memory; tells each that would have gone another way. */
export async function tryOn(cases: AsyncIterable<StoredCase>, { change, calendar, now }: Trial, { say, asJson }: Telling): Promise<void> {
  let looked = 0;
  let different = 0;
  const counts: { [effect in Effect | 'elsewhere']: number } = { moved: 0, kept: 0, late: 0, 'in-time': 0, elsewhere: 0 };
  for await (const { id, data, events } of cases) {
    looked += 1;
    const { shifts, landings } = whatIf(id, events, change, calendar, now);
    if (shifts.length + landings.length === 0) continue;
    different += 1;
    for (const { effect } of shifts) counts[effect] += 1;
    counts.elsewhere += landings.length;
    if (asJson) say(JSON.stringify({ id, number: data.number, shifts: shifts.map(spoken), landings: landings.map(placed) }));
    else for (const line of [...shifts.map(shiftLine), ...landings.map(landingLine)]) say(`${data.number}  ${line}`);
  }
  if (asJson) say(JSON.stringify({ cases: looked, different, ...counts }));
  else
    say(
      `${looked} cases tried; ${different} would have gone another way (${Object.entries(counts)
        .map(([effect, n]) => `${effect} ${n}`)
        .join(', ')})`,
    );
}

const instant = (ms: number | null): string | null => (ms === null ? null : isoShanghai(ms));
const spoken = (shift: Shift): object => ({ ...shift, wouldAt: instant(shift.wouldAt), endedAt: instant(shift.endedAt) });
const placed = (landing: Landing): object => ({ ...landing, at: isoShanghai(landing.at) });

const words: { readonly [effect in Effect]: string } = {
  moved: 'the clock would have moved it',
  kept: 'the clock would not have moved it then',
  late: 'it would have been late',
  'in-time': 'it would have been in time',
};

function shiftLine({ rule, occurrence, effect, startedOn, dueOn, wouldAt, endedAt }: Shift): string {
  const when = wouldAt === null ? '' : ` (${minuteOf(wouldAt)})`;
  const ended = endedAt === null ? 'it has not ended' : `it ended ${minuteOf(endedAt)}`;
  return `${rule}/${occurrence} from ${startedOn}: due ${dueOn.recorded} -> ${dueOn.changed}; ${words[effect]}${when}; ${ended}`;
}

const landingLine = ({ seq, at, recorded, changed }: Landing): string =>
  `event ${seq}, ${minuteOf(at)}: ${recorded} -> ${changed}; it would have landed elsewhere`;

const minuteOf = (ms: number): string => isoShanghai(ms).slice(0, 16).replace('T', ' ');
