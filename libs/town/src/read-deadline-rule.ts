import {
  isLimit,
  parseLimit,
  type DeadlineRule,
  type Extension,
  type LimitText,
  type LimitVariant,
  type Pause,
  type Rung,
  type RungAt,
} from '@lib/calendar';
import type { ConfigField } from './config-field.js';

const ruleKeys = [
  'id',
  'says',
  'trigger',
  'limit',
  'ends',
  'bind',
  'article',
  'confidence',
  'armed',
  'rests',
  'mayEnd',
  'missed',
  'extension',
  'pause',
  'variants',
  'ladder',
] as const;
const rungKeys = ['at', 'do', 'who', 'action', 'step', 'says', 'otherwise', 'again'] as const;
const deeds = ['remind', 'tell', 'move', 'supervise', 'record', 'ask'] as const;
const gentleDeeds = ['remind', 'tell', 'supervise', 'record', 'ask'] as const;

/** One rule of `config/law/deadlines.yaml`, checked so that an armed deadline can never end in nothing. */
export function readDeadlineRule(field: ConfigField, doers: readonly string[]): DeadlineRule {
  const fields = field.object(ruleKeys);
  const mayEnd = fields.mayEnd.optional((flag) => flag.flag());
  const armed = fields.armed.flag();
  const rests = fields.rests.optional((words) => words.words());
  if (armed === (rests !== undefined)) throw fields.rests.fault('a rule is armed, or says why it rests');
  const limit = readLimit(fields.limit);
  const missed = fields.missed.optional((text) => text.oneOf(['passed-over'] as const));
  const extension = fields.extension.optional((field) => readExtension(field, limit, doers));
  const pause = fields.pause.optional(readPause);
  const variants = fields.variants.optional((list) => list.list(readVariant));
  const ladder = fields.ladder.list((rung) => readRung(rung, doers));
  checkLadder(fields.ladder, ladder, armed, mayEnd ?? false);
  return {
    id: fields.id.matching(/^[TSCHR]-\d{2}[ab]?$/, 'the id of a rule like T-01, S-03a, C-01, H-01 or R-01'),
    says: fields.says.words(),
    trigger: fields.trigger.words(),
    limit,
    ends: fields.ends.oneOf(['midnight', 'close-of-business'] as const),
    bind: fields.bind.oneOf(['U', 'O', 'P'] as const),
    article: fields.article.text(),
    confidence: fields.confidence.oneOf(['A', 'B', 'C', 'D'] as const),
    armed,
    ...(rests && { rests }),
    ...(mayEnd !== undefined && { mayEnd }),
    ...(missed && { missed }),
    ...(extension && { extension }),
    ...(pause && { pause }),
    ...(variants && { variants }),
    ladder,
  };
}

function readLimit(field: ConfigField): LimitText {
  const text = field.text();
  if (!isLimit(text)) throw field.fault(`${JSON.stringify(text)} is no limit; write 15 D, 3 WD, 6 M, 2 Y or 72 h`);
  return text;
}

function readExtension(field: ConfigField, of: LimitText, doers: readonly string[]): Extension {
  const fields = field.object(['limit', 'times', 'needs', 'consent', 'approval']);
  const limit = readLimit(fields.limit);
  const times = fields.times.integer();
  const consent = fields.consent.optional((flag) => flag.flag());
  const approval = fields.approval.optional((role) => role.oneOf(doers));
  if (times < 1) throw fields.times.fault('an extension is possible at least once, or not declared');
  if (parseLimit(limit).unit !== parseLimit(of).unit) throw fields.limit.fault('an extension is counted in the unit of the limit itself');
  return {
    limit,
    times,
    needs: fields.needs.words(),
    ...(consent !== undefined && { consent }),
    ...(approval !== undefined && { approval }),
  };
}

function readPause(field: ConfigField): Pause {
  const { ground, atMost } = field.object(['ground', 'atMost']);
  const limit = readLimit(atMost);
  if (parseLimit(limit).unit !== 'D' || parseLimit(limit).n === 0) throw atMost.fault('a pause is capped in calendar days');
  return { ground: ground.words(), atMost: limit };
}

function readVariant(field: ConfigField): LimitVariant {
  const { id, says, limit } = field.object(['id', 'says', 'limit']);
  return { id: id.text(), says: says.words(), limit: readLimit(limit) };
}

function readRung(field: ConfigField, doers: readonly string[]): Rung {
  const fields = field.object(rungKeys);
  const deed = fields.do.oneOf(deeds);
  const who = fields.who.optional((text) => text.oneOf(doers));
  const action = fields.action.optional((text) => text.text());
  const step = fields.step.optional((text) => text.text());
  const says = fields.says.optional((words) => words.words());
  const again = fields.again.optional(readLimit);
  const otherwise = fields.otherwise.optional((instead) => {
    const parts = instead.object(['do', 'who']);
    return { do: parts.do.oneOf(gentleDeeds), who: parts.who.oneOf(doers) };
  });
  if ((deed === 'move') !== (action !== undefined))
    throw fields.action.fault('a move, and only a move, names the action that the clock takes');
  if (deed !== 'move' && otherwise) throw fields.otherwise.fault('only a move has an otherwise');
  if ((deed === 'record' || deed === 'supervise') !== (step !== undefined)) {
    throw fields.step.fault('supervising and recording, and only they, name their step');
  }
  if (who === undefined && ['remind', 'tell', 'ask', 'supervise'].includes(deed))
    throw fields.who.fault(`is missing: whom does it ${deed}?`);
  if (again !== undefined && parseLimit(again).n === 0) throw fields.again.fault('a span of nothing would fire without end');
  return {
    at: readAt(fields.at),
    do: deed,
    ...(who !== undefined && { who }),
    ...(action !== undefined && { action }),
    ...(step !== undefined && { step }),
    ...(says && { says }),
    ...(otherwise && { otherwise }),
    ...(again !== undefined && { again }),
  };
}

function readAt(field: ConfigField): RungAt {
  if (field.isText) return field.oneOf(['due'] as const);
  const { share, before, after } = field.object(['share', 'before', 'after']);
  const found: readonly (RungAt | undefined)[] = [
    share.optional((part) => {
      const value = part.number();
      if (value <= 0 || value >= 1) throw part.fault('a share is between 0 and 1');
      return { share: value };
    }),
    before.optional((span) => {
      const text = readLimit(span);
      if (['M', 'Y'].includes(parseLimit(text).unit)) throw span.fault('before a due day one counts in D, WD or h');
      return { before: text };
    }),
    after.optional((span) => ({ after: readLimit(span) })),
  ];
  const [only, ...more] = found.filter((at) => at !== undefined);
  if (only === undefined || more.length > 0) throw field.fault('one of due, share, before, after');
  return only;
}

/** 0 before the due day, 1 on it, 2 after it. */
const phase = (at: RungAt): number => (at === 'due' ? 1 : 'after' in at ? 2 : 0);

function checkLadder(field: ConfigField, ladder: readonly Rung[], armed: boolean, mayEnd: boolean): void {
  ladder.forEach((rung, index) => {
    const before = ladder[index - 1];
    if (before && phase(before.at) > phase(rung.at)) throw field.fault(`rung ${index} would fire before rung ${index - 1}`);
    if (before?.again !== undefined) throw field.fault(`rung ${index - 1} comes again, but only the last rung may`);
  });
  const last = ladder.at(-1);
  if (!last) {
    if (armed) throw field.fault('an armed rule needs a ladder: what happens when nobody acts?');
    return;
  }
  const moves = last.do === 'move' && last.otherwise === undefined;
  if (!moves && last.again === undefined && !mayEnd) {
    throw field.fault('the last rung neither moves the matter nor comes again: it would be forgotten (or say mayEnd: true)');
  }
}
