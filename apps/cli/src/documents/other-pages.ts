import type { Rung, RungAt } from '@lib/calendar';
import { settingDefinitions, type SettingDefinition } from '@lib/platform';
import { catalogue, jobNames } from '@lib/queue';
import type { Law } from '@lib/town';
import { page, table } from './markdown.js';

export function settingsPage(): string {
  const definitions: readonly SettingDefinition<unknown>[] = Object.values(settingDefinitions);
  return page(
    'Settings',
    'Environment variables, read once at the start. One that is not allowed stops the start and is named.',
    table(
      ['name', 'what it is', 'allowed', 'when absent'],
      definitions.map(({ name, says, allowed, default: assumed, absent }) => [
        `\`${name}\``,
        says,
        allowed,
        assumed === undefined ? (absent ?? '') : `\`${assumed}\``,
      ]),
    ),
  );
}

export function deadlinesPage(law: Law): string {
  const rows = [...law.deadlines.values()].map((rule) => [
    rule.id,
    rule.says.zh,
    rule.says.en,
    rule.limit,
    rule.ends === 'midnight' ? '24:00' : 'close of business',
    rule.bind,
    rule.article,
    rule.confidence,
    rule.armed ? 'yes' : 'no',
    rule.ladder.map(rungText).join('; '),
  ]);
  return page(
    'Deadlines',
    'Bind: U our users, O an outside body, P a party’s own right. Confidence: A a primary text read, B a secondary page, C from memory, D the town’s own proposal.',
    table(['rule', '时限', 'limit on', 'limit', 'ends at', 'bind', '依据', 'confidence', 'armed', 'ladder'], rows),
  );
}

export function jobsPage(): string {
  const rows = jobNames.map((name) => {
    const { queue, attempts, backoff } = catalogue[name];
    return [name, queue, String(attempts), `${backoff.type}, ${backoff.delay} ms`];
  });
  return page('Jobs', table(['job', 'queue', 'attempts', 'back-off'], rows));
}

function rungText({ at, do: deed, who, action, step, otherwise, again }: Rung): string {
  const what = [deed, action ?? step ?? who ?? ''].filter((word) => word !== '').join(' ');
  const instead = otherwise ? `, otherwise ${otherwise.do} ${otherwise.who}` : '';
  return `${momentText(at)}: ${what}${instead}${again ? `, again every ${again}` : ''}`;
}

function momentText(at: RungAt): string {
  if (at === 'due') return 'due';
  if ('share' in at) return `${at.share * 100} %`;
  return 'before' in at ? `${at.before} before` : `after ${at.after}`;
}
