import type { Page } from 'playwright-core';

type Schema = { readonly [key: string]: unknown };

/** What is asked of an element in the page; the tests themselves know no DOM. */
interface Drawn {
  readonly tagName: string;
  readonly type?: string;
}

export interface ActionOffer {
  readonly action: string;
  readonly label: string;
  readonly allowed: boolean;
  readonly input: Schema;
}

/** Ids as the web makes them: the form's name and the JSON pointer, with dashes. */
const idOf = (form: string, pointer: string): string => `${form}${pointer.replace(/[^A-Za-z0-9]+/g, '-')}`;

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Fills a drawn form by hand with an input: types, picks, ticks and adds rows as a person would. What the form already
 * shows is left alone, so that wrong prefills are not painted over.
 */
export async function fillForm(page: Page, form: string, input: unknown, pointer = ''): Promise<void> {
  if (Array.isArray(input)) return fillList(page, form, input, pointer);
  if (isRecord(input)) {
    for (const [name, value] of Object.entries(input)) await fillForm(page, form, value, `${pointer}/${name}`);
    return;
  }
  if (input === null || input === undefined) return;
  const field = page.locator(`[id="${idOf(form, pointer)}"]`);
  await field.waitFor();
  const kind = await field.evaluate((element: Drawn) => `${element.tagName}:${element.type ?? ''}`);
  if (kind.startsWith('FIELDSET')) await field.locator(`input[value="${String(input)}"]`).check();
  else if (kind.startsWith('SELECT')) await field.selectOption(String(input));
  else if (kind === 'INPUT:checkbox') await field.setChecked(input === true);
  else await field.fill(String(input));
}

async function fillList(page: Page, form: string, items: readonly unknown[], pointer: string): Promise<void> {
  const field = page.locator(`[id="${idOf(form, pointer)}"]`);
  await field.waitFor();
  const boxes = field.locator('> .options input[type=checkbox]');
  if ((await boxes.count()) > 0) {
    for (const box of await boxes.all()) {
      await box.setChecked(items.includes(await box.getAttribute('value')));
    }
    return;
  }
  const rows = field.locator('> .row-box');
  while ((await rows.count()) < items.length) await field.locator('> .button').click();
  for (const [index, item] of items.entries()) await fillForm(page, form, item, `${pointer}/${index}`);
}
