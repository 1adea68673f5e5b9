import type { RoleCode } from './codes.js';
import { roomOf, type Person, type TownWarning, type Village } from './town.js';

const article8 = '人民调解法 第8条';

/** Where the rosters fall short of 人民调解法 art. 8 (three to nine members, one director, a woman), or a role is held by nobody. */
export function warningsOf(villages: readonly Village[], people: readonly Person[], roles: readonly RoleCode[]): readonly TownWarning[] {
  return [...villages.flatMap((village) => villageWarnings(village, people)), ...emptyRoles(people, roles)];
}

function villageWarnings(village: Village, people: readonly Person[]): readonly TownWarning[] {
  const organisation = roomOf(village.id);
  const postsOf = (person: Person) =>
    person.posts.filter((post) => post.organisation === organisation && post.role === 'village-mediator' && post.to === null);
  const mediators = people.filter((person) => postsOf(person).length > 0);
  const directors = mediators.filter((person) => postsOf(person).some((post) => post.director));
  const found: TownWarning[] = [];
  const warn = (zh: string, en: string): void => {
    found.push({ organisation, says: { zh: `${village.name.zh}${zh}`, en: `${village.name.en} ${en}` }, article: article8 });
  };
  if (mediators.length < 3)
    warn(`只有${mediators.length}名调解员，至少应有3名`, `has ${mediators.length} mediators; at least three are needed`);
  if (mediators.length > 9) warn(`有${mediators.length}名调解员，最多9名`, `has ${mediators.length} mediators; nine at most`);
  if (!mediators.some(({ gender }) => gender === 'female')) warn('没有女性调解员', 'has no woman among its mediators');
  if (directors.length !== 1) warn(`有${directors.length}名调解主任，应为1名`, `has ${directors.length} directors; there should be one`);
  return found;
}

const emptyRoles = (people: readonly Person[], roles: readonly RoleCode[]): readonly TownWarning[] =>
  roles
    .filter(({ code }) => !people.some(({ posts }) => posts.some(({ role, to }) => role === code && to === null)))
    .map(({ code, name }) => ({
      organisation: 'centre',
      says: { zh: `没有人担任${name.zh}`, en: `nobody holds the role ${name.en} (${code})` },
      article: '本镇设定',
    }));
