import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { OpenHouse } from './open-house.js';
import { serveReactBuild, type ReactBuild } from './react-build.js';
import { registerCases } from './register-cases.js';
import * as watched from './watched-page.js';

interface View {
  readonly name: string;
  readonly at: string;
  readonly ready: string;
  readonly prepare?: (page: Page) => Promise<void>;
}

async function show(page: Page, { at, ready, prepare }: View): Promise<void> {
  await page.goto(at);
  await page.locator(ready).first().waitFor();
  await watched.settled(page);
  await prepare?.(page);
}

const viewsOf = (cases: readonly string[]): readonly View[] => [
  { name: 'work', at: '/', ready: '.cards .card' },
  { name: 'ledger', at: '/ledger', ready: '.table tbody tr[data-index]' },
  { name: 'case', at: `/cases/${cases[0]}`, ready: '.timeline .entry' },
  {
    name: 'action form with faults',
    at: `/cases/${cases[0]}`,
    ready: '.timeline .entry',
    prepare: async (page) => {
      await page.locator('[data-action=escalate]').click();
      await page.locator('.action-form .button-primary').click();
      await page.locator('.action-form [role=alert]').waitFor();
    },
  },
  {
    name: 'registration with faults',
    at: '/register',
    ready: '.tile',
    prepare: async (page) => {
      await page.locator('form.sheet .button-primary').click();
      await page.locator('form.sheet [role=alert]').waitFor();
    },
  },
  { name: 'notices', at: '/notices', ready: 'h1' },
  { name: 'receipt handed', at: `/cases/${cases[0]}/receipt`, ready: '.handed-qr' },
];

export const everyView = (house: OpenHouse): void =>
  describe('the pages', () => {
    let react: ReactBuild;
    let cases: readonly string[] = [];
    let views: readonly View[] = [];

    beforeAll(async () => {
      react = await serveReactBuild(house.application.url);
      cases = await registerCases(house.application, 'v219', 3);
      views = viewsOf(cases);
    });
    afterAll(() => react?.stop());

    describe.each([
      { language: 'zh-CN' as const, viewport: watched.phone, size: 'phone' },
      { language: 'en' as const, viewport: watched.narrowPhone, size: 'narrow phone' },
      { language: 'zh-CN' as const, viewport: watched.desk, size: 'desk' },
      { language: 'en' as const, viewport: watched.desk, size: 'desk' },
    ])('every view in $language on a $size', ({ language, viewport, size }) => {
      let page: Page;
      let faults: readonly string[];

      beforeAll(async () => {
        ({ page, faults } = await watched.openPage(house.browser, { url: house.application.url, language, viewport }));
        await page.goto('/');
        await page.locator('#sign-in-username').waitFor();
      });
      afterAll(() => page?.context().close());

      const check = async (name: string): Promise<void> => {
        await watched.picture(page, `${name}-${language}-${size}`.replace(/ /g, '-'));
        expect(await watched.soundness(page, language)).toEqual(watched.sound(language));
      };

      it('is sound before sign-in', () => check('sign-in'));

      it('is sound after sign-in', async () => {
        await watched.signIn(page, 'v219', house.application.password);
        for (const view of views) {
          await show(page, view);
          await check(view.name);
        }
        expect(faults).toEqual([]);
      });
    });

    describe('the page of a receipt', () => {
      it.each([
        { language: 'zh-CN' as const, viewport: watched.narrowPhone },
        { language: 'en' as const, viewport: watched.desk },
      ])('opens from its QR without a sign-in, in $language, and tells what a wrong code lacks', async ({ language, viewport }) => {
        const clerk = await watched.openPage(house.browser, { url: house.application.url });
        await watched.signIn(clerk.page, 'v219', house.application.password);
        await clerk.page.goto(`/cases/${cases[0]}`);
        await clerk.page.locator(`a[href="/cases/${cases[0]}/receipt"]`).click();
        const code = await clerk.page.locator('.handed-code').innerText();
        await clerk.context.close();

        const { page, context, faults } = await watched.openPage(house.browser, { url: house.application.url, language, viewport });
        await page.goto('/r/');
        await page.locator('#receipt-code').fill('ABCD');
        await page.locator('.receipt-form .button-primary').click();
        await page.locator('[role=alert]').waitFor();
        expect(await watched.soundness(page, language)).toEqual(watched.sound(language));

        await page.goto(`/r/#${code}`);
        await page.locator('#receipt-sealed').waitFor();
        await watched.settled(page);
        await watched.picture(page, `receipt-${language}`);
        expect(await watched.soundness(page, language)).toEqual(watched.sound(language));
        const shown = await page.locator('main').innerText();
        expect(shown).toContain(language === 'en' ? 'Registered' : '已登记');
        expect(shown).not.toMatch(/刘某|王某|李某|陈某|院基/);
        expect(faults).toEqual([]);
        await context.close();
      });
    });

    describe('the page in use', () => {
      it('changes its language in place, with what is typed kept', async () => {
        const { page, context } = await watched.openPage(house.browser, { url: house.application.url });
        await watched.signIn(page, 'v219', house.application.password);
        await page.goto('/register');
        await page.locator('#register-summary').fill('两家因滴水檐争执');
        await page.locator('.top button[lang=en]').click();
        await page.getByRole('heading', { name: 'Register a dispute' }).waitFor();
        expect(await page.locator('#register-summary').inputValue()).toBe('两家因滴水檐争执');
        expect(await page.locator('html').getAttribute('lang')).toBe('en');
        await context.close();
      });

      it('keeps ledger filters in the address, back and forth and after a reload', async () => {
        const { page, context } = await watched.openPage(house.browser, { url: house.application.url, viewport: watched.desk });
        await watched.signIn(page, 'centre', house.application.password);
        await page.goto('/ledger');
        await page.locator('#filter-state').selectOption('registered');
        await page.locator('.filters .button-primary').click();
        await page.waitForURL('**/ledger?state=registered');
        const counted = await context.request.get('/api/v1/cases?state=registered&count=true');
        const { total } = (await counted.json()) as { total: number };
        // The rows of the filter before stay until those of this one are there.
        const rows = page.locator('.table tbody tr[data-index]');
        await rows.nth(total).waitFor({ state: 'detached' });
        await rows.nth(total - 1).waitFor();
        await page.reload();
        await watched.settled(page);
        expect(await rows.count()).toBe(total);
        expect(await page.locator('#filter-state').inputValue()).toBe('registered');
        await page.goBack();
        await page.waitForURL('**/ledger');
        expect(await page.locator('#filter-state').inputValue()).toBe('');
        await context.close();
      });

      it('signs in again in place when the session is lost, and loses nothing typed', async () => {
        const { page, context } = await watched.openPage(house.browser, { url: house.application.url });
        await watched.signIn(page, 'v219', house.application.password);
        await page.goto(`/cases/${cases[0]}`);
        await page.locator('[data-action=escalate]').click();
        await page.locator('#do-escalate-reason').fill('村里调解两次未成');
        await context.clearCookies();
        await page.locator('.action-form .button-primary').click();
        await page.locator('[role=dialog] #sign-in-password').fill(house.application.password);
        await page.locator('[role=dialog] button[type=submit]').click();
        await page.locator('[role=dialog]').waitFor({ state: 'detached' });
        expect(await page.locator('#do-escalate-reason').inputValue()).toBe('村里调解两次未成');
        await context.close();
      });

      it('tells a second clerk what the first one changed, and keeps what he typed', async () => {
        const first = await watched.openPage(house.browser, { url: house.application.url });
        const second = await watched.openPage(house.browser, { url: house.application.url });
        for (const { page } of [first, second]) {
          await watched.signIn(page, 'v219', house.application.password);
          await page.goto(`/cases/${cases[1]}`);
          await page.locator('[data-action=escalate]').click();
          await page.locator('#do-escalate-reason').fill('村里调解未成');
        }
        await first.page.locator('.action-form .button-primary').click();
        await first.page.locator('.action-form').waitFor({ state: 'detached' });
        await second.page.locator('.action-form .button-primary').click();
        await second.page.locator('.note-warn').waitFor();
        expect(await second.page.locator('.note-warn').innerText()).toContain('待镇综治中心分派');
        expect(await second.page.locator('#do-escalate-reason').inputValue()).toBe('村里调解未成');
        await Promise.all([first.context.close(), second.context.close()]);
      });

      it('registers once, however often the answer is lost', async () => {
        const { page, context } = await watched.openPage(house.browser, { url: house.application.url });
        await watched.signIn(page, 'v220', house.application.password);
        let lost = 0;
        await context.route('**/api/v1/cases', async (route) => {
          if (route.request().method() !== 'POST' || lost > 0) return route.continue();
          lost += 1;
          await route.fetch(); // the hub has it, the browser never hears of it
          await route.abort('connectionreset');
        });
        await page.goto('/register');
        await page.locator('#register-parties-0-name').fill('郑某');
        await page.locator('#register-summary').fill('夜间施工扰民');
        await page.locator('.tile').first().click();
        await page.locator('form.sheet .button-primary').click();
        await page.locator('form.sheet [role=alert]').waitFor();
        await page.locator('form.sheet .button-primary').click();
        await page.waitForURL('**/cases/*');
        const { total } = (await (await context.request.get('/api/v1/cases?count=true')).json()) as { total: number };
        expect({ lost, total }).toEqual({ lost: 1, total: 1 });
        await context.close();
      });
    });

    describe('the client of the web', () => {
      it('has the types that the running hub documents', () => {
        const { NODE_OPTIONS: _flagsOfTheTests, ...env } = process.env;
        const generator = fileURLToPath(new URL('../../apps/web/generate-client.mjs', import.meta.url));
        const check = spawnSync(process.execPath, [generator, `${house.application.url}/api/openapi.json`, '--check'], {
          env,
          encoding: 'utf8',
        });
        expect({ status: check.status, said: check.stderr }).toEqual({ status: 0, said: '' });
      });
    });

    describe('the same source on React 19', () => {
      it('shows every view without a fault', async () => {
        const { page, context, faults } = await watched.openPage(house.browser, { url: react.url });
        await watched.signIn(page, 'v219', house.application.password);
        for (const view of views) {
          await show(page, view);
          expect(await watched.violations(page)).toEqual([]);
        }
        expect(faults).toEqual([]);
        await context.close();
      });
    });
  });
