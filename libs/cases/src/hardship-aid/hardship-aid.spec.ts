import { describe, expect, it } from '@jest/globals';
import { openingOf } from '../opening.js';
import { registrationRefusal } from '../register.js';
import { does, from, given, live, on, refusalOf, registered, running, runsOut, accepted, typesOf, when } from '../testing/given.fixture.js';
import { people, worldAt } from '../testing/two-villages.fixture.js';

const { mediatorJia, mediatorYi, dispatcher, centreHead } = people;
const applicant = { role: 'applicant' as const, name: { $text: 'party-1', hash: '0' } };
const applied = () => registered({ kind: 'hardship-aid', parties: [applicant], serviceType: 'reception' });
const sent = does(dispatcher, 'send-to-verify');
const verified = (finding = 'confirmed') => does(mediatorJia, 'record-verification', { finding });

describe('hardship aid', () => {
  it('is held by the centre, whoever registers it, and needs an applicant', () => {
    expect(applied().dispute).toMatchObject({ state: 'applied', holder: { organisation: 'centre' } });
    expect(running(applied(), 'H-01').dueOn).toBe('2026-09-03');
    expect(registrationRefusal({ kind: 'hardship-aid', parties: [{ role: 'third' }] })?.code).toBe('aid/applicant-missing');
  });

  it('is looked into by its own village with a limit, and comes back to the centre', () => {
    const verifying = from(applied(), sent);
    expect(verifying.dispute).toMatchObject({ state: 'verifying', holder: { organisation: 'room-jia' } });
    expect(refusalOf(when(verifying, mediatorYi, 'record-verification'))?.code).toBe('case/not-your-post');
    const found = from(verifying, verified());
    expect(found.dispute).toMatchObject({ state: 'verified', finding: 'confirmed', holder: { organisation: 'centre' } });
    expect(live(found).map(({ rule }) => rule)).toEqual(['H-03']);
  });

  it('is looked into by the centre where the case has no village', () => {
    const homeless = registered({ kind: 'hardship-aid', parties: [applicant], village: null, from: 'centre' });
    expect(refusalOf(when(homeless, dispatcher, 'send-to-verify'))?.code).toBe('case/no-village-room');
    expect(from(homeless, does(dispatcher, 'record-verification')).dispute.state).toBe('verified');
  });

  it('goes back to the centre when the village does nothing', () => {
    const late = from(applied(), sent, runsOut('H-02'), runsOut('H-02'), runsOut('H-02'));
    expect(late.dispute).toMatchObject({ state: 'applied', holder: { organisation: 'centre' } });
    expect(late.events.filter(({ type }) => type === 'AidVerificationOverdue').map(({ data }) => data['office'])).toEqual(['room-jia']);
    expect(running(late, 'H-01')).toBeDefined();
  });

  it('is granted by the centre head on what was found, and ends when all of it is delivered', () => {
    const ready = from(applied(), sent, verified());
    expect(refusalOf(when(ready, dispatcher, 'grant'))?.code).toBe('case/not-your-post');
    const granted = from(ready, does(centreHead, 'grant', { amount: 2000 }));
    expect(granted.dispute).toMatchObject({ state: 'granted', decision: 'granted', granted: 2000 });
    const half = from(granted, does(dispatcher, 'deliver', { complete: false }));
    expect(half.dispute).toMatchObject({ state: 'granted', deliveries: 1 });
    expect(running(half, 'H-04')).toEqual(running(granted, 'H-04'));
    const all = from(half, does(dispatcher, 'deliver'));
    expect(all.dispute).toMatchObject({ state: 'aid-closed', deliveries: 2, holder: null });
    expect(live(all)).toEqual([]);
  });

  it('is not granted for a hardship that was not found', () => {
    const unfounded = from(applied(), sent, verified('unfounded'));
    expect(refusalOf(when(unfounded, centreHead, 'grant'))?.code).toBe('aid/hardship-not-found');
    expect(from(applied(), sent, verified('partly'), does(centreHead, 'grant')).dispute.state).toBe('granted');
  });

  it('refused names the reason and the next door, and closes only when the applicant was told', () => {
    const refused = from(
      applied(),
      sent,
      verified('unfounded'),
      does(centreHead, 'refuse', { nextDoor: 'civil-affairs' }),
      on('2026-09-02'),
    );
    expect(refused.dispute).toMatchObject({ state: 'refused', decision: 'refused', nextDoor: 'civil-affairs' });
    expect(running(refused, 'H-05').dueOn).toBe('2026-09-04');
    expect(refusalOf(when(refused, dispatcher, 'close', { told: false }))?.code).toBe('aid/applicant-not-told');
    expect(from(refused, does(dispatcher, 'close')).dispute).toMatchObject({ state: 'aid-closed', toldOn: '2026-09-02' });
  });
});

describe('a dispute whose party is in need', () => {
  it('goes on as before, and a case of hardship aid is applied for, with that party alone', () => {
    const story = given(accepted);
    const need = { $text: 'need-1', hash: '0' };
    const input = { party: 'party-2', need };
    expect(typesOf(when(story, mediatorJia, 'open-aid', input))).toEqual(['AidAppliedFor']);
    const opening = openingOf({ action: 'open-aid', actor: mediatorJia, input }, story.dispute, worldAt(story.now));
    expect(opening).toMatchObject({ kind: 'hardship-aid', village: 'jia', from: 'room-jia', summary: need });
    expect(opening?.parties).toEqual([{ role: 'applicant', name: { $text: 'party-2', hash: '0' } }]);
    expect(refusalOf(when(story, mediatorJia, 'open-aid', { party: 'party-9' }))?.code).toBe('case/unknown-party');
  });
});
