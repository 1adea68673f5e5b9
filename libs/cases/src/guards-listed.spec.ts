import { describe, expect, it } from '@jest/globals';
import type { Rule } from '@lib/kernel';
import { disputeFlow } from './dispute-flow.js';
import { disputeGuards } from './guards.js';
import { flagsOf } from './register.js';
import { registered } from './testing/given.fixture.js';

type ShownRule = Pick<Rule<never, never, never>, 'code' | 'guard' | 'article' | 'says' | 'next'>;
const rules = Object.values(disputeFlow.states)
  .flatMap(({ on }) => Object.values(on) as readonly { readonly when?: readonly ShownRule[] }[])
  .flatMap(({ when = [] }) => when);

describe('the guards of the dispute flow', () => {
  it('are ten, each with a sentence in both languages and its article', () => {
    expect(disputeGuards.map(({ id }) => id)).toEqual(Array.from({ length: 10 }, (_, index) => `G${index + 1}`));
    for (const { says, article } of disputeGuards) expect([says.zh, says.en, article].every(Boolean)).toBe(true);
  });
  it('are each kept by rules of the flow, or say how the flow keeps them', () => {
    const unkept = disputeGuards.filter(({ id, keptBy }) => !keptBy && !rules.some(({ guard }) => guard === id));
    expect(unkept).toEqual([]);
  });
  it('are named by no rule that has no article or leaves the reader without a way on', () => {
    const known = new Set(disputeGuards.map(({ id }) => id));
    const guarding = rules.filter(({ guard }) => guard !== undefined);
    expect(guarding.length).toBeGreaterThan(10);
    for (const { guard, article, next } of guarding) expect([known.has(guard ?? ''), article, next.zh, next.en].every(Boolean)).toBe(true);
  });
  it('mark a case that came from a petition, whose own clock runs on (G6)', () => {
    expect(flagsOf(registered({ source: 'petition' }).dispute)).toContain('petition-linked');
    expect(flagsOf(registered().dispute)).not.toContain('petition-linked');
  });
});
