import { lasts } from '@lib/cases';
import type { JsonSchema } from '@lib/contracts';
import { say, type Choice, type Choices, type Input, type InputSchema, type Language } from '@lib/kernel';

/** What the fields may be chosen from, as JSON in one language; drawn once for all actions of a view. Undefined: nothing is offered. */
export type Offers = (list: string) => string | undefined;

export function offersOf(choices: Choices, language: Language): Offers {
  const drawn = new Map<string, string | undefined>();
  return (list) => {
    if (drawn.has(list)) return drawn.get(list);
    const offered = choices[list]?.() ?? [];
    const text = offered.length === 0 ? undefined : titled(offered, language);
    drawn.set(list, text);
    return text;
  };
}

/** A list that the town keeps, such as its offices, is the same one in every view. */
const listTexts: PerLanguage<readonly Choice[], string> = new WeakMap();

function titled(offered: readonly Choice[], language: Language): string {
  const draw = (): string => JSON.stringify(offered.map((choice) => ({ const: choice.const, title: say(choice.title, language) })));
  return lasts(offered) ? kept(listTexts, offered, language, draw) : draw();
}

/** The schema as shown to a client: titles in its language, choices of this case, and an example that is valid now. */
export const shownInput = (schema: InputSchema, offers: Offers, example: Input, language: Language): JsonSchema =>
  JSON.parse(inputText(schema, offers, example, language)) as JsonSchema; // an object, as it is written below

/** The same as JSON. Nine tenths of a case's page are its forms, which differ by their choices and examples only. */
export function inputText(schema: InputSchema, offers: Offers, example: Input, language: Language): string {
  const { first, gaps } = kept(forms, schema, language, () => joined(formOf(schema, language)));
  let text = first;
  for (const { list, then } of gaps) {
    const offered = offers(list);
    text += offered === undefined ? then : `,"oneOf":${offered}${then}`;
  }
  return `${dialect}${text},"examples":[${JSON.stringify(example)}]}`;
}

const dialect = '{"$schema":"https://json-schema.org/draft/2020-12/schema",';

/** The text of a form, broken where choices stand. */
interface Form {
  readonly first: string;
  readonly gaps: readonly { readonly list: string; readonly then: string }[];
}
const forms: PerLanguage<InputSchema, Form> = new WeakMap();

/** A name of a list, between pieces of text. */
type Gap = { readonly list: string };
type Piece = string | Gap;

/** Without the braces of the whole, so that dialect and example find a place in it. */
function joined(pieces: readonly Piece[]): Form {
  let first = '';
  const gaps: { list: string; then: string }[] = [];
  for (const piece of pieces) {
    const last = gaps.at(-1);
    if (typeof piece !== 'string') gaps.push({ list: piece.list, then: '' });
    else if (last) last.then += piece;
    else first += piece;
  }
  return { first, gaps };
}

function formOf(schema: InputSchema, language: Language): readonly Piece[] {
  const { title, description, enum: values, enumTitles, textField, choices: list, prefill, properties, items, ...rest } = schema;
  const said = {
    ...rest,
    ...(title ? { title: say(title, language) } : {}),
    ...(description ? { description: say(description, language) } : {}),
    ...(values
      ? { oneOf: values.map((value, index) => ({ const: value, title: enumTitles?.[index] ? say(enumTitles[index], language) : value })) }
      : {}),
  };
  const members = Object.entries(properties ?? {}).flatMap(([name, member], index): readonly Piece[] => [
    `${index === 0 ? '' : ','}${JSON.stringify(name)}:{`,
    ...formOf(member, language),
    '}',
  ]);
  return [
    JSON.stringify(said).slice(1, -1),
    ...(list === undefined ? [] : [{ list }]),
    ...(textField === undefined ? [] : [`,"pattern":${JSON.stringify('\\S')}`]),
    ...(prefill ? [',"x-prefill":true'] : []),
    ...(properties ? [',"properties":{', ...members, '},"additionalProperties":false'] : []),
    ...(items ? [',"items":{', ...formOf(items, language), '}'] : []),
  ];
}

type PerLanguage<Key extends object, Value> = WeakMap<Key, Map<Language, Value>>;

function kept<Key extends object, Value>(known: PerLanguage<Key, Value>, key: Key, language: Language, draw: () => Value): Value {
  const languages = known.get(key);
  const there = languages?.get(language);
  if (there !== undefined) return there;
  const value = draw();
  known.set(key, (languages ?? new Map<Language, Value>()).set(language, value));
  return value;
}
