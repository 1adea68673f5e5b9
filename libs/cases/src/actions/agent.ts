import type { NewEvent } from '@lib/kernel';
import { choice } from '../fields.js';
import * as rules from '../rules/index.js';
import { inputOf } from '../rules/index.js';
import type { DisputeCommand } from '../world.js';
import { event } from './edge.js';

/** Wherever a lawyer of the town comes to act for a party: he must not have mediated the dispute (G9). */
export const agentRules = [rules.agentIsLawyer, rules.agentDidNotMediate] as const;
export const agentField = choice({ zh: '一方当事人的代理律师', en: 'Lawyer who acts for a party' }, 'agents');

/** The other half of G9: whoever acts for a party is barred from mediating the dispute, a reopening notwithstanding. */
export const agentNamed = (command: DisputeCommand): readonly NewEvent[] => {
  const { agent } = inputOf<{ agent?: string }>(command);
  return agent === undefined ? [] : [event('AgentNamed', { agent })];
};
