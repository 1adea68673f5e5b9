import { isAhead, isHeld, type KeptPost } from '@lib/access';
import { isoShanghai, type PlainDate } from '@lib/calendar';
import type { PersonView, PostView } from '@lib/contracts';
import type { Language } from '@lib/kernel';
import type { ListedPerson } from '@lib/store';
import type { TownContext } from '../town/town-context.js';

interface Showing {
  readonly town: TownContext;
  readonly language: Language;
  readonly today: PlainDate;
}

export const personView = (person: ListedPerson, showing: Showing): PersonView => ({
  id: person.id,
  username: person.username,
  name: person.name,
  gender: person.gender === 'female' || person.gender === 'male' ? person.gender : null,
  demonstration: person.demonstration,
  leftAt: person.leftAt && isoShanghai(new Date(person.leftAt).getTime()),
  mustChange: person.mustChange,
  secondFactor: person.secondFactor,
  posts: person.posts.map((post) => postView(post, showing)),
});

function postView(post: KeptPost, { town: { codes, town }, language, today }: Showing): PostView {
  const { id, role, organisation, director, from, to, substituteFor } = post;
  return {
    id,
    role,
    roleLabel: codes.roles.find(({ code }) => code === role)?.name[language] ?? role,
    organisation,
    organisationLabel: town.organisations.find((office) => office.id === organisation)?.name[language] ?? organisation,
    director,
    from,
    to,
    state: isHeld(post, today) ? 'held' : isAhead(post, today) ? 'to-come' : 'ended',
    substituteFor,
  };
}
