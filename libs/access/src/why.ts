import type { PersonActor, PostHeld, Words } from '@lib/kernel';
import { sightOf } from './masking.js';
import { maySee, reaches, type CaseFacts, type Places } from './policy.js';
import { rightOf, type Sight } from './rights.js';

export interface Why {
  readonly sees: boolean;
  /** How clearly; null where he does not see it. */
  readonly sight: Sight | null;
  readonly says: Words;
}

/** What posts, offices and villages are called. */
export interface Called {
  readonly role: (role: string) => Words;
  readonly office: (organisation: string) => Words;
}

const clarity: { readonly [sight in Sight]: Words } = {
  whole: { zh: '可见姓名和电话，身份证号只显示首尾', en: 'with names and phones, ID numbers by their ends' },
  names: { zh: '可见姓名，电话和身份证号只显示首尾', en: 'with names, phones and ID numbers by their ends' },
  masked: { zh: '姓名、电话、身份证号均作遮盖', en: 'with names, phones and ID numbers masked' },
};

/** In one sentence: whether a person sees a case, by which post or deed, and how clearly. */
export function why(person: PersonActor, facts: CaseFacts, places: Places, called: Called): Why {
  if (!maySee(person, facts, places)) return { sees: false, sight: null, says: denied(person, facts, places, called) };
  const sight = sightOf(person, facts, places);
  const by =
    facts.registeredBy === person.personId
      ? { zh: '本案由其本人登记', en: 'He registered this case himself' }
      : grounds(
          person.posts.filter((post) => reaches(post, facts, places)),
          called,
        );
  return { sees: true, sight, says: { zh: `${by.zh}，${clarity[sight].zh}`, en: `${by.en}; he sees it ${clarity[sight].en}` } };
}

function grounds(posts: readonly PostHeld[], called: Called): Words {
  const all = posts.map((post) => ground(post, called));
  return { zh: all.map(({ zh }) => zh).join('；'), en: all.map(({ en }) => en).join('; ') };
}

function ground(post: PostHeld, { role, office }: Called): Words {
  const [who, where] = [role(post.role), office(post.organisation)];
  switch (rightOf(post.role).reach) {
    case 'town':
      return { zh: `任${where.zh}${who.zh}，可见全镇案件`, en: `As ${who.en} at ${where.en} he sees every case of the town` };
    case 'village':
      return { zh: `任${where.zh}${who.zh}，可见本村街案件`, en: `As ${who.en} at ${where.en} he sees the cases of that village` };
    case 'office':
      return {
        zh: `任${where.zh}${who.zh}，该单位参与过本案`,
        en: `As ${who.en} at ${where.en}, which takes or took part in the case, he sees it`,
      };
    case 'office-and-petitions':
      return {
        zh: `任${where.zh}${who.zh}，该单位参与过本案，或本案来自信访`,
        en: `As ${who.en} at ${where.en} he sees what that office takes part in and what came by petition`,
      };
    case 'nothing':
      return { zh: `任${where.zh}${who.zh}，不见案件`, en: `As ${who.en} at ${where.en} he sees no case` };
  }
}

const accused: Words = {
  zh: '本案涉及检举控告本村街干部，材料不得转给被检举人，村街负责人看不到本案（信访工作条例 第30、46条）',
  en: 'The case accuses a cadre of his village; the accused must not be given it, so leaders of the village do not see it (信访工作条例 第30、46条)',
};

const recused: Words = {
  zh: '已回避本案，自回避起看不到本案',
  en: 'He is recused from this case and sees nothing of it from that moment on',
};

function denied({ personId, posts }: PersonActor, facts: CaseFacts, places: Places, { role, office }: Called): Words {
  if (posts.length > 0 && facts.recused.includes(personId)) return recused;
  if (facts.accusation && posts.some((post) => rightOf(post.role).accused && places.villageOf(post.organisation) === facts.village))
    return accused;
  const registered = facts.registeredBy === personId;
  if (posts.length === 0) return { zh: '现无岗位，看不到任何案件', en: 'He holds no post today and sees no case' };
  const [zh, en] = [
    posts.map((post) => office(post.organisation).zh + role(post.role).zh),
    posts.map((post) => `${role(post.role).en} at ${office(post.organisation).en}`),
  ];
  const own = registered
    ? { zh: '本案虽由其本人登记，该岗位不办案', en: 'and though he registered it, such a post does no case work' }
    : { zh: '本案也不是其本人登记', en: 'and he did not register it' };
  return {
    zh: `看不到本案：现任${zh.join('、')}，均不及于本案，${own.zh}`,
    en: `He does not see this case: he is ${en.join(', ')}, none of which reaches it, ${own.en}`,
  };
}
