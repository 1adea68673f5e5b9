import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { OpenHouse } from './open-house.js';
import * as watched from './watched-page.js';

/** The administrator adds somebody, who must change his password first, and dismisses him again. */
export const people = (house: OpenHouse): void =>
  describe.each([
    { language: 'zh-CN' as const, viewport: watched.narrowPhone, username: 'zhang.wei' },
    { language: 'en' as const, viewport: watched.desk, username: 'li.na' },
  ])('people who come and go, in $language', ({ language, viewport, username }) => {
    let page: Page;
    let faults: readonly string[];
    let first = '';
    const sound = async (of: Page): Promise<void> => expect(await watched.soundness(of, language)).toEqual(watched.sound(language));
    const open = async (): Promise<Awaited<ReturnType<typeof watched.openPage>>> =>
      watched.openPage(house.browser, { url: house.application.url, language, viewport });

    beforeAll(async () => {
      ({ page, faults } = await open());
      await watched.signIn(page, 'admin', house.application.password);
      await page.goto('/people');
      await page.locator('.person').first().waitFor();
    });
    afterAll(() => page?.context().close());

    it('are listed and added, with a password that is shown once', async () => {
      await watched.settled(page);
      await page.locator('.add-person summary').click();
      await page.locator('#add-person-username').fill(username);
      await page.locator('#add-person-name').fill('演示人员');
      await page.locator('#add-person-role').selectOption('village-mediator');
      await page.locator('#add-person-organisation').selectOption('room-jiushibao');
      await sound(page);
      await page.locator('.add-person button[type=submit]').click();
      first = (await page.locator('.add-person .first-password').textContent()) ?? '';
      expect(first.length).toBeGreaterThan(9);
      await sound(page);
      await watched.picture(page, `people-${language}`);
    });

    it('change it before anything else', async () => {
      const { page: his, faults: hisFaults } = await open();
      await his.goto('/');
      await his.locator('#sign-in-username').fill(username);
      await his.locator('#sign-in-password').fill(first);
      await his.locator('form button[type=submit]').click();
      await his.locator('#password-current').fill(first);
      await sound(his);
      await his.locator('#password-next').fill('东头老槐树下面三口井');
      await his.locator('form button[type=submit]').click();
      await his.locator('.shell').waitFor();
      expect(hisFaults).toEqual([]);
      await his.context().close();
    });

    it('are found by name and dismissed, once one is sure', async () => {
      await page.locator('#people-q').fill(username);
      await page.locator('.people-search button').click();
      const row = page.locator(`[data-person="p-${username}"]`);
      await row.locator('[data-order=dismiss]').click();
      await sound(page);
      await row.locator('.button-danger').click();
      await row.waitFor({ state: 'detached' });
      expect(faults).toEqual([]);
    });
  });
