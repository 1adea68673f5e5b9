import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { OpenHouse } from './open-house.js';
import { registerCases } from './register-cases.js';
import * as watched from './watched-page.js';

/** Controls lower than 60 px: what a thumb of seventy years misses. */
const lowForElders = (page: Page): Promise<readonly string[]> =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll('main button, main select, main textarea, main summary, nav a, label.option, label.tile, main .input')]
       .filter((element) => element.getClientRects().length > 0 && element.getBoundingClientRect().height < 60)
       .map((element) => element.tagName + ' ' + element.textContent.trim() + ' ' + element.getBoundingClientRect().height)`,
  );

/** A mediator at his phone, with a bad signal and old eyes. */
export const onThePhone = (house: OpenHouse): void =>
  describe('a registration on the phone', () => {
    let seen: watched.WatchedPage;
    beforeAll(async () => {
      seen = await watched.openPage(house.browser, { url: house.application.url, viewport: watched.phone });
      await watched.signIn(seen.page, 'v221', house.application.password);
    });
    afterAll(() => seen.context.close());
    const total = async (): Promise<number> =>
      ((await (await seen.context.request.get('/api/v1/cases?count=true')).json()) as { readonly total: number }).total;
    const begins = async (page: Page, name: string): Promise<void> => {
      await page.goto('/register');
      await page.locator('#register-parties-0-name').fill(name);
      await page.locator('#register-summary').fill('夜间施工扰民，双方争执');
      await page.locator('.tile').first().click();
      await page.locator('.safe', { hasText: '已存在这台机器里' }).waitFor();
    };

    it('asks for three answers, and has village and day filled in', async () => {
      const { page } = seen;
      await page.goto('/register');
      await page.locator('.prefilled summary').waitFor();
      expect(await page.locator('.prefilled summary').innerText()).toContain('2026-11-25');
      await page.locator('form.sheet .button-primary').click();
      await page.locator('form.sheet [role=alert]').waitFor();
      expect(await page.locator('form.sheet [role=alert] li').count()).toBe(3);
      await watched.picture(page, 'phone-three-answers');
      expect(await watched.soundness(page, 'zh-CN')).toEqual(watched.sound('zh-CN'));
    });

    it('is still there after the page was closed, and can be gone on with or dropped', async () => {
      await begins(seen.page, '郑某');
      await seen.page.close();
      const page = await seen.context.newPage();
      seen = { ...seen, page };
      await page.goto('/register');
      const kept = page.locator('.drafts li', { hasText: '郑某' });
      await kept.waitFor();
      expect(await page.locator('#register-parties-0-name').inputValue()).toBe('');
      await watched.picture(page, 'phone-draft-list');
      expect(await watched.soundness(page, 'zh-CN')).toEqual(watched.sound('zh-CN'));
      await kept.locator('button').first().click();
      expect(await page.locator('#register-parties-0-name').inputValue()).toBe('郑某');
      expect(await page.locator('#register-summary').inputValue()).toBe('夜间施工扰民，双方争执');
    });

    it('pressed without a signal, is kept, and is sent by itself and once when the signal is back', async () => {
      const { page } = seen;
      const before = await total();
      await begins(page, '郑某');
      await seen.context.setOffline(true);
      await page.locator('.offline').waitFor();
      await page.locator('form.sheet .button-primary').click();
      await page.locator('form.sheet [role=alert]').waitFor();
      await watched.picture(page, 'phone-without-signal');
      expect(await watched.violations(page)).toEqual([]);
      await seen.context.setOffline(false);
      await page.waitForURL('**/cases/*');
      await page.locator('.timeline .entry').first().waitFor();
      await page.locator('.offline').waitFor({ state: 'detached' });
      expect(await total()).toBe(before + 1);
      await page.goto('/register');
      await page.locator('.tile').first().waitFor();
      expect(await page.locator('.drafts', { hasText: '夜间施工' }).count()).toBe(0);
    });

    it('is asked about before signing out takes it away, and is nobody else’s', async () => {
      const { page } = seen;
      await begins(page, '冯某');
      await page.locator('.top .button').last().click();
      await page.locator('[role=alertdialog]').waitFor();
      await watched.picture(page, 'phone-sign-out-with-draft', false);
      expect(await watched.violations(page)).toEqual([]);
      await page.locator('[role=alertdialog] .button').first().click();
      await page.locator('[role=alertdialog]').waitFor({ state: 'detached' });
      expect(await page.locator('#register-parties-0-name').inputValue()).toBe('冯某');
      await page.locator('.top .button').last().click();
      await page.locator('[role=alertdialog] .button-danger').click();
      await page.locator('#sign-in-username').waitFor();
      expect(await page.evaluate<string>('JSON.stringify(localStorage) + JSON.stringify(sessionStorage)')).not.toContain('冯某');
    });

    it.each([
      { language: 'zh-CN' as const, width: 320 },
      { language: 'en' as const, width: 390 },
    ])('can be read and hit in large type, $language at $width px, and stays so', async ({ language, width }) => {
      const { page, context, faults } = await watched.openPage(house.browser, {
        url: house.application.url,
        language,
        viewport: { width, height: 740 },
      });
      await registerCases(house.application, 'v219', 1);
      await page.goto('/');
      await page.locator('.elder-switch').click();
      await watched.signIn(page, 'v219', house.application.password);
      for (const [name, at, ready] of [
        ['work', '/', '.cards .card'],
        ['register', '/register', '.tile'],
        ['ledger', '/ledger', '.table tbody tr[data-index]'],
      ] as const) {
        await page.goto(at);
        await page.locator(ready).first().waitFor();
        await watched.settled(page);
        await watched.picture(page, `elder-${name}-${language}`);
        expect({
          name,
          letters: await page.evaluate<string>('getComputedStyle(document.documentElement).fontSize'),
          low: await lowForElders(page),
          sound: await watched.soundness(page, language),
        }).toEqual({ name, letters: '22px', low: [], sound: watched.sound(language) });
      }
      await page.locator('.card a, .table a').first().click();
      await page.locator('.timeline .entry').first().waitFor();
      await watched.picture(page, `elder-case-${language}`);
      expect({ low: await lowForElders(page), sound: await watched.soundness(page, language) }).toEqual({
        low: [],
        sound: watched.sound(language),
      });
      expect(faults).toEqual([]);
      await context.close();
    });
  });
