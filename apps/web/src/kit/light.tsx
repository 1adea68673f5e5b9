import type { LightColour } from '../api/types.js';
import { daysBetween, townDayOf } from '../words/dates.js';
import { useWords } from '../words/language.js';
import { useMoment } from '../words/moment.js';

const glyphs: { readonly [colour in LightColour]: string } = { green: '✓', yellow: '△', red: '!' };

interface Due {
  readonly light: LightColour;
  readonly dueOn: string;
  readonly dueAt: string;
}

/** Glyph, words and colour, so that none of them is needed alone. The colour is the hub's decision, never ours. */
export function Light({ due, withDate = false }: { readonly due: Due; readonly withDate?: boolean }) {
  const words = useWords().light;
  const moment = useMoment();
  const left = daysBetween(townDayOf(moment), due.dueOn);
  const past = Date.parse(due.dueAt) <= moment;
  const says = left < 0 ? words.overdue(-left) : past ? words.expired : left === 0 ? words.today : words.left(left);
  return (
    <span className={`light light-${due.light}`}>
      <span className="light-glyph" aria-hidden="true">
        {glyphs[due.light]}
      </span>
      {says}
      {withDate && <span className="light-date">{words.dueOn(due.dueOn)}</span>}
    </span>
  );
}

export function NoLight({ ended }: { readonly ended: boolean }) {
  const words = useWords().light;
  return (
    <span className="light light-none">
      <span className="light-glyph" aria-hidden="true">
        –
      </span>
      {ended ? words.ended : words.none}
    </span>
  );
}
