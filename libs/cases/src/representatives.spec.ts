import { describe, expect, it } from '@jest/globals';
import { accepted, buttonNames, does, from, registered, refusalOf, when } from './testing/given.fixture.js';
import { people } from './testing/two-villages.fixture.js';

const { mediatorJia, mediatorYi } = people;
const group = (size: number) =>
  registered({
    peopleInvolved: size,
    parties: Array.from({ length: size }, (_, index) => ({
      role: index === size - 1 ? ('respondent' as const) : ('applicant' as const),
      name: { $text: `party-${index + 1}`, hash: '0' },
    })),
  });
const parties = (...numbers: readonly number[]) => ({ representatives: numbers.map((number) => `party-${number}`) });

describe('representatives of a group', () => {
  const eighteen = group(18);

  it('are up to five of its parties, and stay parties like the others', () => {
    const { dispute } = from(eighteen, does(mediatorJia, 'name-representatives', parties(1, 2, 3, 4, 5)));
    expect(dispute.representatives).toEqual(['party-1', 'party-2', 'party-3', 'party-4', 'party-5']);
    expect(dispute.parties).toEqual(eighteen.dispute.parties);
    expect(dispute.state).toBe('registered');
  });

  it('are never six, by the regulation on petitions', () => {
    expect(refusalOf(when(eighteen, mediatorJia, 'name-representatives', parties(1, 2, 3, 4, 5, 6)))).toMatchObject({
      code: 'case/too-many-representatives',
      article: '信访工作条例 第20条；劳动争议调解仲裁法 第7条',
      pointer: '/representatives',
    });
  });

  it('count once where one is written twice', () => {
    const { dispute } = from(eighteen, does(mediatorJia, 'name-representatives', parties(1, 1, 2, 3, 4, 5)));
    expect(dispute.representatives).toHaveLength(5);
  });

  it('give way to those whom the group elects later', () => {
    const named = from(
      eighteen,
      does(mediatorJia, 'name-representatives', parties(1, 2)),
      accepted,
      does(mediatorJia, 'name-representatives', parties(3)),
    );
    expect(named.dispute.representatives).toEqual(['party-3']);
  });

  it('come from the parties of the case', () => {
    expect(refusalOf(when(eighteen, mediatorJia, 'name-representatives', parties(19)))).toMatchObject({ code: 'case/unknown-party' });
  });

  it('are not asked of four people, who speak for themselves', () => {
    expect(refusalOf(when(group(4), mediatorJia, 'name-representatives', parties(1)))).toMatchObject({ code: 'case/not-collective' });
    expect(buttonNames(group(4), mediatorJia)).not.toContain('name-representatives');
    expect(buttonNames(group(5), mediatorJia)).toContain('name-representatives');
  });

  it('are recorded by the holder alone', () => {
    expect(refusalOf(when(eighteen, mediatorYi, 'name-representatives', parties(1)))).toMatchObject({ code: 'case/not-your-post' });
  });
});
