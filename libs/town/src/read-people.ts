import type { RoleCode } from './codes.js';
import { refuseTwice, type ConfigField } from './config-field.js';
import { roomOf, type Organisation, type Person, type Post, type Village } from './town.js';

interface Ground {
  readonly organisations: readonly Organisation[];
  readonly villages: readonly Village[];
  readonly roles: readonly RoleCode[];
}

const personKeys = ['username', 'name', 'gender', 'role', 'director', 'from', 'to', 'posts'] as const;
type PersonFields = { readonly [key in (typeof personKeys)[number]]: ConfigField };

/** The people of `rosters.yaml`, by office and by village, with the posts they hold. */
export function readPeople(file: ConfigField, ground: Ground): readonly Person[] {
  const fields = file.object(['demonstration', 'from', 'offices', 'villages']);
  const demonstration = fields.demonstration.flag();
  const usernames = new Set<string>();
  const offices = new Map(ground.organisations.map((organisation) => [organisation.id, organisation]));

  const person = (item: ConfigField, organisation: string, given?: string): Person => {
    const parts = item.object(personKeys);
    const username = parts.username.matching(/^[a-z][a-z0-9._-]{0,31}$/, 'a user name of small letters, digits, dots and hyphens');
    refuseTwice(parts.username, usernames, username, 'the user name');
    const post = readPost(parts, { organisation, fallbackFrom: fields.from, ...(given !== undefined && { role: given }) });
    const more = parts.posts.optional((list) => list.list((field) => readFurtherPost(field, fields.from))) ?? [];
    const posts = [post, ...more];
    posts.forEach((held, index) => checkPost(index === 0 ? item : parts.posts, held, offices, ground.roles));
    return {
      id: `p-${username}`,
      name: parts.name.text(),
      gender: parts.gender.oneOf(['female', 'male'] as const),
      demonstration,
      username,
      posts,
    };
  };

  const inOffices = fields.offices.entries().flatMap(([id, list]) => {
    if (!offices.has(id)) throw list.fault(`there is no organisation ${id}`);
    return list.list((item) => person(item, id));
  });
  const inVillages = fields.villages.entries().flatMap(([id, village]) => {
    if (!ground.villages.some((known) => known.id === id)) throw village.fault(`there is no village ${id}`);
    const { mediators, leader } = village.object(['mediators', 'leader']);
    return [
      ...mediators.list((item) => person(item, roomOf(id), 'village-mediator')),
      ...(leader.optional((item) => [person(item, roomOf(id), 'village-leader')]) ?? []),
    ];
  });
  return [...inOffices, ...inVillages];
}

const rosterRoles: readonly string[] = ['village-mediator', 'town-mediator'];

function readPost(
  parts: PersonFields,
  given: { readonly organisation: string; readonly role?: string; readonly fallbackFrom: ConfigField },
): Post {
  if (given.role !== undefined)
    parts.role.optional((field) => {
      throw field.fault(`the role here is ${given.role}`);
    });
  const role = given.role ?? parts.role.text();
  const director = parts.director.optional((flag) => flag.flag());
  return {
    role,
    organisation: given.organisation,
    ...(rosterRoles.includes(role) && { roster: true }),
    ...(director !== undefined && { director }),
    ...term(parts.from, parts.to, given.fallbackFrom),
  };
}

/** A second post of the same person, e.g. a lawyer who also mediates for the town. */
function readFurtherPost(field: ConfigField, fallbackFrom: ConfigField): Post {
  const { role, organisation, director, from, to } = field.object(['role', 'organisation', 'director', 'from', 'to']);
  const roleText = role.text();
  const isDirector = director.optional((flag) => flag.flag());
  return {
    role: roleText,
    organisation: organisation.text(),
    ...(rosterRoles.includes(roleText) && { roster: true }),
    ...(isDirector !== undefined && { director: isDirector }),
    ...term(from, to, fallbackFrom),
  };
}

function term(from: ConfigField, to: ConfigField, fallbackFrom: ConfigField): Pick<Post, 'from' | 'to'> {
  const begins = from.optional((date) => date.date()) ?? fallbackFrom.date();
  const ends = to.optional((field) => field.nullable((date) => date.date())) ?? null;
  if (ends !== null && ends < begins) throw to.fault('the post ends before it begins');
  return { from: begins, to: ends };
}

function checkPost(field: ConfigField, post: Post, offices: ReadonlyMap<string, Organisation>, roles: readonly RoleCode[]): void {
  const role = roles.find(({ code }) => code === post.role);
  if (!role) throw field.fault(`there is no role ${post.role}`);
  const office = offices.get(post.organisation);
  if (!office) throw field.fault(`the post of ${post.role} is at ${post.organisation}, which is no organisation of the town`);
  if (!role.heldAt.includes(office.kind)) throw field.fault(`${post.role} cannot be held at ${office.id}, a ${office.kind}`);
}
