import { describe, expect, it } from '@jest/globals';
import type { ActionView, CaseView } from '@lib/contracts';
import { flows } from '@lib/cases';
import type { Choices, Language } from '@lib/kernel';
import { answerText, drawnAction } from './case-json.js';
import { inputText, offersOf, shownInput } from './shown-input.js';

const edges = flows.flatMap(({ states }) => Object.values(states).flatMap(({ on }) => Object.entries(on)));
const town: Choices = {
  parties: () => [{ const: 'party-1', title: { zh: '张“三”', en: 'Zhang "San"' } }],
  leadOffices: () => [],
};

/** A page with these actions; of the rest only what tells a page from other answers. */
const pageOf = (actions: readonly ActionView[]): CaseView => ({ id: '1', holdings: [], actions, summary: '滴水檐' }) as unknown as CaseView;

describe('the JSON of a case’s page', () => {
  it.each<Language>(['zh', 'en'])('says what the view says, for every action there is, in %s', (language) => {
    const offers = offersOf(town, language);
    const actions = edges.flatMap(([action, edge]) =>
      edge
        ? [
            drawnAction(
              { action, label: edge.label[language], allowed: false, because: { code: 'a/b', says: '不可' } },
              inputText(edge.input, offers, { example: action }, language),
            ),
          ]
        : [],
    );
    expect(actions.length).toBeGreaterThan(50);
    const written: unknown = JSON.parse(answerText(pageOf(actions)));
    expect(written).toEqual(JSON.parse(JSON.stringify(pageOf(actions))));
    const plain = edges.flatMap(([action, edge]) =>
      edge
        ? [
            {
              action,
              label: edge.label[language],
              allowed: false,
              because: { code: 'a/b', says: '不可' },
              input: shownInput(edge.input, offers, { example: action }, language),
            },
          ]
        : [],
    );
    expect(written).toEqual(JSON.parse(JSON.stringify(pageOf(plain))));
  });

  it('leaves out what is not there, and writes a page without actions and any other answer as always', () => {
    const drawn = drawnAction({ action: 'note', label: '备注', allowed: true }, '{"type":"object"}');
    expect(JSON.parse(answerText(pageOf([drawn])))).toEqual({
      id: '1',
      holdings: [],
      summary: '滴水檐',
      actions: [{ action: 'note', label: '备注', allowed: true, input: { type: 'object' } }],
    });
    for (const answer of [pageOf([]), { items: [], nextCursor: null }, [1], null, 'text'])
      expect(JSON.parse(answerText(answer))).toEqual(answer);
  });
});

describe('the choices of a form', () => {
  const schema = { type: 'string', choices: 'offices', minLength: 1 } as const;
  const shown = (choices: Choices, language: Language = 'zh'): unknown =>
    shownInput(schema, offersOf(choices, language), {}, language)['oneOf'];
  const office = (id: string): Choices => ({ offices: () => [{ const: id, title: { zh: `${id}办`, en: id } }] });

  it('are those of the case at hand, whatever was shown before', () => {
    expect(shown(office('a'))).toEqual([{ const: 'a', title: 'a办' }]);
    expect(shown(office('b'))).toEqual([{ const: 'b', title: 'b办' }]);
    expect(shown(office('b'), 'en')).toEqual([{ const: 'b', title: 'b' }]);
    expect(shown({ offices: () => [] })).toBeUndefined();
    expect(shown({})).toBeUndefined();
  });

  it('are drawn only where a form asks for them, and once for a view', () => {
    let drawn = 0;
    const choices: Choices = {
      offices: () => {
        drawn += 1;
        return [{ const: 'a', title: { zh: '甲', en: 'A' } }];
      },
      others: () => {
        throw new Error('nobody asked');
      },
    };
    const offers = offersOf(choices, 'zh');
    for (const example of [{}, {}]) shownInput(schema, offers, example, 'zh');
    expect(drawn).toBe(1);
  });
});
