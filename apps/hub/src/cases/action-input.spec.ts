import { describe, expect, it } from '@jest/globals';
import { disputeFlow, edgeFrom } from '@lib/cases';
import type { InputSchema } from '@lib/kernel';
import { inputFaults, offersOf, shownInput } from './action-input.js';

const schemaOf = (action: string): InputSchema => {
  const edge = edgeFrom({ kind: 'dispute', flowVersion: disputeFlow.version, state: disputeFlow.initial }, action);
  if (!edge) throw new Error(`no ${action}`);
  return edge.input;
};

describe('the input of an action at the door', () => {
  it('names each missing field by its pointer', () => {
    expect(inputFaults(schemaOf('escalate'), {})).toEqual([{ pointer: '/reason', says: { zh: '必填', en: 'Required' } }]);
  });

  it('names a field that the action does not have', () => {
    expect(inputFaults(schemaOf('escalate'), { reason: '两次未果', extra: 1 })).toMatchObject([{ pointer: '/extra' }]);
  });

  it('names the row of a list that is at fault', () => {
    const given = {
      rightsNoticeGiven: true,
      rightsNoticeOn: '2026-02-30',
      consents: [{ party: 'party-1', consent: 'perhaps' }],
      mediators: [],
    };
    expect(inputFaults(schemaOf('accept'), given).map(({ pointer }) => pointer)).toEqual(['/rightsNoticeOn', '/consents/0/consent']);
  });

  it('takes no blank for a reason', () => {
    expect(inputFaults(schemaOf('escalate'), { reason: '  ' })).toMatchObject([{ pointer: '/reason' }]);
  });

  it('is shown with choices of the case and one example', () => {
    const choices = { leadOffices: [{ const: 'police', title: { zh: '派出所', en: 'Police' } }] };
    expect(shownInput(schemaOf('escalate'), offersOf(choices, 'en'), { reason: '两次未果' }, 'en')).toMatchObject({
      examples: [{ reason: '两次未果' }],
      properties: { office: { oneOf: [{ const: 'police', title: 'Police' }] } },
    });
  });
});
