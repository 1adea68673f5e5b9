import { describe, expect, it } from '@jest/globals';
import { flowOf, type Armed, type Dispute } from '@lib/cases';
import type { Viewing } from './viewing.js';
import { handlingView } from './handling-view.js';

const ref = ($text: string) => ({ $text, hash: '0' });
const armed = (rule: string, occurrence: number, status: Armed['status'], startedOn = '2026-09-01', dueOn = '2026-09-10') =>
  ({ rule, occurrence, rung: 0, status, startedOn, dueOn }) as Armed;

const dispute = {
  ...flowOf('dispute').blank,
  kind: 'dispute',
  flowVersion: flowOf('dispute').version,
  parties: [{ id: 'party-1', role: 'applicant', name: ref('name-1'), consent: 'given' }],
  deadlines: [],
} as unknown as Dispute;

/** What the view asks of the town, and no more. */
const viewing = {
  language: 'zh',
  texts: new Map([
    ['name-1', '刘某兰'],
    ['what-1', '向刘某兰核实伤情'],
    ['department-1', '镇水务站'],
  ]),
  world: {
    roster: { organisation: (id: string) => (id === 'police' ? { id, name: { zh: '派出所', en: 'Police' } } : undefined) },
    deadlineRules: new Map([['T-32', { says: { zh: '民事诉讼时效', en: 'Civil claim' }, article: '民法典 第188条' }]]),
  },
} as unknown as Viewing;
const view = (changes: Partial<Dispute>, sight: 'whole' | 'masked' = 'whole') => handlingView({ ...dispute, ...changes }, viewing, sight);

describe('what goes on beside the mediation', () => {
  it('is nothing where nothing was asked, and in a case of another kind', () => {
    const nothing = { tasks: [], calls: [], supervision: null, urgentReports: [], rights: [], legalAid: null };
    expect(view({})).toEqual(nothing);
    const { version } = flowOf('consultation');
    const consultation = { ...dispute, ...flowOf('consultation').blank, kind: 'consultation', flowVersion: version } as unknown as Dispute;
    expect(handlingView(consultation, viewing, 'whole')).toEqual(nothing);
  });

  it('is who was given which task and which department was called, in words that the reader may see', () => {
    const changes: Partial<Dispute> = {
      tasks: [{ id: 'task-1', organisation: 'police', what: ref('what-1'), by: '2026-09-09', status: 'owed', occurrence: 7 }],
      calls: [{ id: 'call-1', department: ref('department-1'), by: '2026-09-11', status: 'answered', occurrence: 9 }],
    };
    expect(view(changes)).toMatchObject({
      tasks: [
        { id: 'task-1', organisation: { id: 'police', label: '派出所' }, what: '向刘某兰核实伤情', by: '2026-09-09', status: 'owed' },
      ],
      calls: [{ id: 'call-1', department: '镇水务站', by: '2026-09-11', status: 'answered' }],
    });
    expect(view(changes, 'masked').tasks[0]?.what).toBe('向刘*核实伤情');
  });

  it('is the last step of supervision, with the day by which it asks for an answer, where it does', () => {
    const supervision = { step: 'order', organisation: 'police', occurrence: 5, answered: false } as const;
    const label = { id: 'police', label: '派出所' };
    expect(view({ supervision, deadlines: [armed('S-15', 5, 'pending')] }).supervision).toEqual({
      step: 'order',
      organisation: label,
      by: '2026-09-10',
      answered: false,
    });
    expect(view({ supervision, deadlines: [armed('S-15', 4, 'cancelled')] }).supervision?.by).toBeNull();
  });

  it('is each right that was noted, with its days, and whether it has lapsed', () => {
    const running = view({ notedRights: { 'T-32': 6 }, deadlines: [armed('T-32', 6, 'pending', '2026-09-01', '2029-09-03')] });
    expect(running.rights).toEqual([
      { rule: 'T-32', label: '民事诉讼时效', article: '民法典 第188条', knownOn: '2026-09-01', dueOn: '2029-09-03', lapsed: false },
    ]);
    const lapsedRights = ['T-32'];
    expect(view({ notedRights: { 'T-32': 6 }, lapsedRights }).rights).toMatchObject([{ knownOn: null, dueOn: null, lapsed: true }]);
    const fired = [armed('T-32', 6, 'fired')];
    expect(view({ notedRights: { 'T-32': 6 }, lapsedRights, deadlines: fired }).rights).toMatchObject([{ lapsed: true }]);
    // Noted anew with a later day: what had lapsed by the first one runs.
    const anew = [armed('T-32', 6, 'fired'), armed('T-32', 8, 'pending')];
    expect(view({ notedRights: { 'T-32': 8 }, lapsedRights, deadlines: anew }).rights).toMatchObject([{ lapsed: false }]);
  });

  it('is what became of the application for legal aid, and by when the next answer is owed', () => {
    const deadlines = [armed('T-23', 4, 'cancelled'), armed('T-24', 6, 'pending', '2026-09-02', '2026-09-05')];
    expect(view({ legalAid: { status: 'granted', occurrence: 6 }, deadlines }).legalAid).toEqual({
      status: 'granted',
      dueOn: '2026-09-05',
    });
    expect(view({ legalAid: { status: 'refused', occurrence: 7 }, deadlines }).legalAid).toEqual({ status: 'refused', dueOn: null });
    expect(view({ urgentReports: ['phone'] }).urgentReports).toEqual(['phone']);
  });
});
