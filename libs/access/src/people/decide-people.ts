import { accept, reject, type Decision, type JsonObject, type Rejection } from '@lib/kernel';
import { rightOf } from '../rights.js';
import { isAhead, isHeld, type KeptPerson, type KeptPost, type NewPost, type PeopleCommand, type PeopleWorld } from './people.js';
import * as refusals from './people-refusals.js';

/** What an order over people comes to. Reads only its arguments; events hold no name: who it is stands in the row. */
export function decidePeople(command: PeopleCommand, world: PeopleWorld): Decision {
  const person = world.people.get(command.person);
  if (command.action === 'add') {
    if (world.taken) return reject(refusals.usernameTaken);
    const broken = postBroken(command.post, { id: command.person, left: false, posts: [] }, world);
    return broken ? reject(broken) : accept({ type: 'PersonAdded', data: { username: command.username } }, appointed(command.post));
  }
  if (!person) return reject(refusals.noSuchPerson);
  if (person.left) return reject(refusals.hasLeft);
  switch (command.action) {
    case 'appoint': {
      const broken = postBroken(command.post, person, world);
      return broken ? reject(broken) : accept(appointed(command.post));
    }
    case 'end-post':
      return endPost(person, command.post, command.on, world);
    case 'dismiss': {
      if (isLastAdministrator(person, person.posts, world)) return reject(refusals.lastAdministrator);
      const ahead = person.posts.filter((post) => isAhead(post, world.today));
      return accept(...ahead.map((post) => ended(post, null)), { type: 'PersonDismissed', data: {} });
    }
    case 'reset-sign-in':
      return person.noAccount ? reject(refusals.noAccount) : accept({ type: 'SignInReset', data: {} });
  }
}

function endPost(person: KeptPerson, id: string, on: string | undefined, world: PeopleWorld): Decision {
  const post = person.posts.find((held) => held.id === id);
  if (!post || !isAhead(post, world.today)) return reject(refusals.noSuchPost);
  if (on !== undefined && (on < world.today || on < post.from)) return reject(refusals.endInThePast);
  if (isLastAdministrator(person, [post], world)) return reject(refusals.lastAdministrator);
  return accept(ended(post, on ?? null));
}

/** Without him nobody could appoint anybody. */
function isLastAdministrator({ id }: KeptPerson, ending: readonly KeptPost[], { people, today }: PeopleWorld): boolean {
  const administers = (post: KeptPost): boolean => post.role === 'admin' && isHeld(post, today);
  if (!ending.some(administers)) return false;
  // A post that has an end already does not last; a substitute goes when his time is over.
  return ![...people.values()].some(
    (other) =>
      !other.left && other.posts.some((post) => administers(post) && post.to === null && !(other.id === id && ending.includes(post))),
  );
}

function postBroken(post: NewPost, person: KeptPerson, world: PeopleWorld): Rejection | undefined {
  const kinds = world.heldAt(post.role);
  if (!kinds) return refusals.noSuchRole;
  const kind = world.kindOf(post.organisation);
  if (kind === undefined) return refusals.noSuchOrganisation;
  if (!kinds.includes(kind)) return refusals.notHeldThere(world.called(post.role));
  if (post.to !== undefined && post.to < post.from) return refusals.endsBeforeItBegins;
  if (person.posts.some((held) => isSamePost(held, post) && overlaps(held, post))) return refusals.heldAlready;
  return dutiesMixed(post, person, world) ? refusals.administratorDoesNoCaseWork : substituteBroken(post, person, world);
}

const isSamePost = (held: KeptPost, post: NewPost): boolean => held.role === post.role && held.organisation === post.organisation;

const overlaps = (held: KeptPost, post: NewPost): boolean =>
  !held.ended && (held.to === null || post.from <= held.to) && (post.to === undefined || held.from <= post.to);

/** Whoever hands out rights holds none to a case: else he could give himself any (domain: ADMIN has no case text). */
const dutiesMixed = (post: NewPost, { posts }: KeptPerson, { today }: PeopleWorld): boolean =>
  posts.some(
    (held) => isAhead(held, today) && (held.role === 'admin') !== (post.role === 'admin') && (seesCases(held.role) || seesCases(post.role)),
  );

const seesCases = (role: string): boolean => rightOf(role).reach !== 'nothing';

function substituteBroken(post: NewPost, person: KeptPerson, world: PeopleWorld): Rejection | undefined {
  if (post.substituteFor === undefined) return undefined;
  if (post.to === undefined) return refusals.substituteNeedsAnEnd;
  if (post.substituteFor === person.id) return refusals.substituteForHimself;
  const other = world.people.get(post.substituteFor);
  const holds = other?.posts.some((held) => held.substituteFor === null && isSamePost(held, post) && overlaps(held, post));
  return holds ? undefined : refusals.nothingToSubstitute;
}

const appointed = ({ role, organisation, from, to, director, substituteFor }: NewPost): { type: string; data: JsonObject } => ({
  type: substituteFor === undefined ? 'PostGiven' : 'SubstituteNamed',
  data: {
    role,
    organisation,
    from,
    to: to ?? null,
    ...(director ? { director } : {}),
    ...(substituteFor === undefined ? {} : { substituteFor }),
  },
});

/** `on`: null from this minute. */
const ended = ({ id, role, organisation }: KeptPost, on: string | null): { type: string; data: JsonObject } => ({
  type: 'PostEnded',
  data: { post: id, role, organisation, on },
});
