import type { SignedIn } from '@lib/access';
import { shanghaiDate } from '@lib/calendar';
import type { UserView } from '@lib/contracts';
import type { Language, PostHeld } from '@lib/kernel';
import type { TownContext } from '../town/town-context.js';
import { codeOn } from '../town/village-code.js';

/** Who is signed in, with the posts in words. */
export function userView(actor: SignedIn, context: TownContext, language: Language, now: number): UserView {
  const { town, codes } = context;
  const today = shanghaiDate(now);
  const post = ({ role, organisation }: PostHeld): UserView['posts'][number] => {
    const office = town.organisations.find((known) => known.id === organisation);
    const village = town.villages.find((known) => known.id === office?.village);
    const villageCode = village && codeOn(village, today);
    return {
      role,
      roleLabel: codes.roles.find((known) => known.code === role)?.name[language] ?? role,
      organisation,
      organisationLabel: office?.name[language] ?? organisation,
      ...(villageCode ? { villageCode } : {}),
    };
  };
  return {
    id: actor.personId,
    username: actor.username,
    name: actor.name,
    demonstration: actor.demonstration,
    owes: actor.owes,
    town: { slug: town.slug, name: town.name[language] },
    posts: actor.posts.map(post),
  };
}
