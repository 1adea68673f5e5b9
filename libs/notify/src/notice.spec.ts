import { describe, expect, it } from '@jest/globals';
import { noticeId } from './notice.js';

const event = { townId: 1, matterKind: 'dispute', matterId: '01920000-0000-7000-8000-000000000001', seq: 4 };
const room = { organisation: 'room-jiushibao', role: 'village-mediator' };

describe('the id of a notice', () => {
  it('is the same for the same event, recipient and kind', () => {
    expect(noticeId(event, room, 'holder')).toBe(noticeId({ ...event }, { ...room }, 'holder'));
    expect(noticeId(event, room, 'holder')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5/);
  });

  it('differs for another town, matter, event, post or kind', () => {
    const ids = [
      noticeId(event, room, 'holder'),
      noticeId({ ...event, townId: 2 }, room, 'holder'),
      noticeId({ ...event, matterId: '01920000-0000-7000-8000-000000000002' }, room, 'holder'),
      noticeId({ ...event, seq: 5 }, room, 'holder'),
      noticeId(event, { ...room, organisation: 'centre' }, 'holder'),
      noticeId(event, { ...room, role: 'dispatcher' }, 'holder'),
      noticeId(event, room, 'deadline'),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});
