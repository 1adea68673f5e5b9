import type { NewEvent } from '@lib/kernel';
import { event } from './actions/edge.js';
import type { Assisting, Runs } from './case.js';
import type { Dispute } from './dispute.js';

/** The rule that a work order (派单) runs by; an occurrence is the event that asked. */
export const workOrderRule = 'S-06';

export const isOpenOrder = ({ status }: Pick<Assisting, 'status'>): boolean => status === 'asked' || status === 'signed-for';

/** Where the case goes on without its helpers, their open work orders end: no office is asked for something that no clock watches. */
export const ordersEnded = ({ assisting }: Dispute, runs: Runs): readonly NewEvent[] =>
  assisting.length === 0
    ? []
    : assisting
        .filter((office) => isOpenOrder(office) && !runs(workOrderRule, office.occurrence))
        .map(({ organisation, occurrence }) => event('AssistEnded', { organisation, order: occurrence }));
