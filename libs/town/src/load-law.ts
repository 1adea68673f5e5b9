import { join } from 'node:path';
import { readConfig, refuseTwice, type ConfigField } from './config-field.js';
import type { IntakeRule, Law } from './law.js';
import { loadCodes } from './load-codes.js';
import { readDeadlineRule } from './read-deadline-rule.js';

/** Limits and intake screen of `config/law`. @throws ConfigFault on the first fault. */
export function loadLaw(configRoot: string): Law {
  const doorCodes = loadCodes(configRoot).doors.map(({ code }) => code);
  return {
    deadlines: loadDeadlines(configRoot, join(configRoot, 'law', 'deadlines.yaml')),
    screen: byId(readConfig(join(configRoot, 'law', 'intake-screen.yaml')), (field) => intakeRule(field, doorCodes)),
  };
}

/** Deadline rules of any file, for the roles of a configuration. @throws ConfigFault on the first fault. */
export function loadDeadlines(configRoot: string, file: string): Law['deadlines'] {
  const doers = [...loadCodes(configRoot).roles.map(({ code }) => code), 'holder', 'lead', 'assisting'];
  return byId(readConfig(file), (field) => readDeadlineRule(field, doers));
}

function byId<T extends { readonly id: string }>(file: ConfigField, read: (field: ConfigField) => T): ReadonlyMap<string, T> {
  const seen = new Set<string>();
  const rules = file.list((field) => {
    const rule = read(field);
    refuseTwice(field, seen, rule.id, 'the rule');
    return [rule.id, rule] as const;
  });
  return new Map(rules);
}

function intakeRule(field: ConfigField, doors: readonly string[]): IntakeRule {
  const fields = field.object([
    'id',
    'says',
    'result',
    'sendTo',
    'article',
    'confidence',
    'overrulable',
    'unless',
    'report',
    'confirmable',
    'advice',
  ]);
  const overrulable = fields.overrulable.flag();
  const unless = fields.unless.optional((words) => words.words());
  const report = fields.report.optional((text) => text.oneOf(['police'] as const));
  if (overrulable && !unless) throw fields.unless.fault('is missing: a rule that a person may overrule says on what ground');
  if (!overrulable && unless) throw fields.unless.fault('a rule that nobody may overrule has no ground for it');
  return {
    id: fields.id.matching(/^N\d{2}$/, 'a rule of the intake screen like N01'),
    says: fields.says.words(),
    result: fields.result.oneOf(['BLOCK', 'PARTIAL', 'WARN'] as const),
    sendTo: fields.sendTo.list((door) => door.oneOf(doors)),
    article: fields.article.text(),
    confidence: fields.confidence.oneOf(['A', 'B', 'C', 'D'] as const),
    overrulable,
    ...(unless && { unless }),
    ...(report && { report }),
    confirmable: fields.confirmable.optional((flag) => flag.flag()) ?? true,
    advice: fields.advice.words(),
  };
}
