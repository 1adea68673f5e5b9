import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { morning } from './application.js';

export const phone = { width: 390, height: 844 };
export const narrowPhone = { width: 360, height: 740 };
export const desk = { width: 1440, height: 900 };

/** Milliseconds that one wait may take. */
const patience = 90_000;

export type Language = 'zh-CN' | 'en';

interface Options {
  readonly url: string;
  readonly language?: Language;
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** A page of its own visitor, with everything that went wrong in it kept. */
export interface WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Script errors, policy violations and server faults; an honest refusal (4xx) is none. */
  readonly faults: readonly string[];
}

export async function openPage(browser: Browser, { url, language = 'zh-CN', viewport = phone }: Options): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport, baseURL: url, timezoneId: 'Asia/Shanghai', locale: language });
  await context.clock.install({ time: morning });
  // A loaded machine is slow, not broken: every wait is for a condition, and gives it time.
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('console', (message) => {
    const honestRefusal = /Failed to load resource: .* 4\d\d/.test(message.text());
    if (message.type() === 'error' && !honestRefusal) faults.push(`console: ${message.text()}`);
  });
  page.on('response', (answer) => {
    if (answer.status() >= 500) faults.push(`server: ${answer.status()} ${answer.url()}`);
  });
  await context.addInitScript(`try { localStorage.getItem('language') ?? localStorage.setItem('language', '${language}'); } catch {}`);
  return { page, context, faults };
}

export async function signIn(page: Page, username: string, password: string): Promise<void> {
  await page.goto('/');
  await page.locator('#sign-in-username').fill(username);
  await page.locator('#sign-in-password').fill(password);
  await page.locator('form button[type=submit]').click();
  await page.locator('.shell').waitFor();
}

/** Signs out, and waits until the sign-in page is there by itself. */
export async function signOut(page: Page): Promise<void> {
  await page.locator('.top .button').last().click();
  await page.locator('#sign-in-username').waitFor();
}

/** A page is at rest when nothing is being read and no skeleton stands for it. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.locator('.skeleton').first().waitFor({ state: 'detached' });
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Violations of WCAG 2 A and AA, as `rule: element`. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  return page.evaluate<string[]>(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })
       .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ': ' + target.join(' '))))`,
  );
}

/** Elements that stick out to the right of the window, where the page can be scrolled sideways. */
export const stickingOut = (page: Page): Promise<readonly string[]> =>
  page.evaluate<string[]>(
    `document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
       .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
       .map((element) => element.tagName + '.' + element.className)`,
  );

/** Controls lower than 44 px, the least that a thumb hits. */
export const lowTargets = (page: Page): Promise<readonly string[]> =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll('button, select, textarea, summary, nav a, label.option, label.tile, input')]
       .filter((element) => element.getClientRects().length > 0 && !element.matches('[type=radio], [type=checkbox]'))
       .filter((element) => element.getBoundingClientRect().height < 44)
       .map((element) => element.tagName + ' ' + element.textContent.trim() + ' ' + element.getBoundingClientRect().height)`,
  );

/** Chinese text that does not say that it is Chinese: in English mode only data may be so, and it is marked. */
export const unmarkedChinese = (page: Page): Promise<readonly string[]> =>
  page.evaluate<string[]>(
    `(() => {
       const found = [];
       const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
       while (walker.nextNode()) {
         const { data, parentElement } = walker.currentNode;
         const marked = parentElement.closest('[lang^=zh]:not(html), noscript, script');
         if (/\\p{Script=Han}/u.test(data) && !marked) found.push(data.trim());
       }
       return found;
     })()`,
  );

/** What is expected of every view: to be read by all, to fit, to be hit by a thumb, to be in one language, with one main button. */
export async function soundness(page: Page, language: Language): Promise<unknown> {
  return {
    violations: await violations(page),
    stickingOut: await stickingOut(page),
    lowTargets: await lowTargets(page),
    unmarkedChinese: language === 'en' ? await unmarkedChinese(page) : [],
    primaryButtons: (await page.locator('.button-primary:visible').count()) <= 1,
    language: await page.locator('html').getAttribute('lang'),
  };
}

export const sound = (language: Language): unknown => ({
  violations: [],
  stickingOut: [],
  lowTargets: [],
  unmarkedChinese: [],
  primaryButtons: true,
  language,
});

/** Keeps a picture where SCREENSHOTS_DIR says; nothing otherwise. */
export async function picture(page: Page, name: string, fullPage = true): Promise<void> {
  const folder = process.env['SCREENSHOTS_DIR'];
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage });
}
