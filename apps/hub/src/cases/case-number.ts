import { flowOf } from '@lib/cases';
import type { NumberOf } from '@lib/store';
import type { TownContext } from '../town/town-context.js';

/** `(2026)独九十堡人调字第007号`, a consultation `…咨字第001号`, hardship aid `…帮扶字第001号`: each series runs without a gap. */
export const numberIn =
  ({ town }: TownContext): NumberOf =>
  (kind, village, year, running) => {
    const place = town.villages.find(({ id }) => id === village)?.numberName ?? '';
    return `(${year})${town.numberPrefix}${place}${flowOf(kind).series.word}字第${String(running).padStart(3, '0')}号`;
  };
