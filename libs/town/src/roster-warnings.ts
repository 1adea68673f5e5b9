import type { RoleCode } from './codes.js';
import { committeeGaps } from './committee-gaps.js';
import { roomOf, type Person, type TownWarning, type Village } from './town.js';

/** Where the rosters fall short of 人民调解法 art. 8 (three to nine members, one director, a woman), or a role is held by nobody. */
export function warningsOf(villages: readonly Village[], people: readonly Person[], roles: readonly RoleCode[]): readonly TownWarning[] {
  return [...villages.flatMap((village) => villageWarnings(village, people)), ...emptyRoles(people, roles)];
}

function villageWarnings(village: Village, people: readonly Person[]): readonly TownWarning[] {
  const organisation = roomOf(village.id);
  const members = people.flatMap(({ id, gender, posts }) =>
    posts
      .filter((post) => post.organisation === organisation && post.role === 'village-mediator' && post.to === null)
      .map(({ director = false, from, to }) => ({ person: id, gender, director, from, to })),
  );
  return committeeGaps(members).map(({ says, article }) => ({
    organisation,
    says: { zh: village.name.zh + says.zh, en: `${village.name.en} ${says.en}` },
    article,
  }));
}

const emptyRoles = (people: readonly Person[], roles: readonly RoleCode[]): readonly TownWarning[] =>
  roles
    .filter(({ code }) => !people.some(({ posts }) => posts.some(({ role, to }) => role === code && to === null)))
    .map(({ code, name }) => ({
      organisation: 'centre',
      says: { zh: `没有人担任${name.zh}`, en: `nobody holds the role ${name.en} (${code})` },
      article: '本镇设定',
    }));
