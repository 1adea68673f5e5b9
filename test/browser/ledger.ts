import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { OpenHouse } from './open-house.js';
import * as watched from './watched-page.js';

const rows = (page: Page) => page.locator('.table tbody tr[data-index]');

/** Applies the form, which is folded away on a phone. */
async function apply(page: Page): Promise<void> {
  await page.locator('.filters .button-primary').click();
}

async function unfold(page: Page): Promise<void> {
  if (!(await page.locator('#filter-q').isVisible())) await page.locator('.fold-filters > summary').click();
}

/** The filters of the ledger: what they find, what the address says of them, and what is kept. Comes after the cases' own pages. */
export const ledger = (house: OpenHouse): void =>
  describe('the ledger', () => {
    let seen: watched.WatchedPage;
    beforeAll(async () => {
      seen = await watched.openPage(house.browser, { url: house.application.url, viewport: watched.phone });
      await watched.signIn(seen.page, 'centre', house.application.password);
    });
    afterAll(async () => {
      expect(seen.faults).toEqual([]);
      await seen.context.close();
    });
    const total = async (query: string): Promise<number> =>
      ((await (await seen.context.request.get(`/api/v1/cases?${query}&count=true`)).json()) as { readonly total: number }).total;

    it('finds one kind of matter, tells how many there are, and names the filter outside the form', async () => {
      const { page } = seen;
      await page.goto('/ledger');
      await unfold(page);
      await page.locator('#filter-kind').selectOption('hardship-aid');
      await apply(page);
      await page.waitForURL('**/ledger?kind=hardship-aid');
      const expected = await total('kind=hardship-aid');
      expect(expected).toBeGreaterThan(0);
      await page.locator('.page-head .lead', { hasText: `共 ${expected} 件` }).waitFor();
      const chip = page.locator('.filter-chips .chip', { hasText: '事项：困难帮扶' });
      await chip.waitFor();
      await watched.picture(page, 'ledger-kind-phone');
      expect(await watched.soundness(page, 'zh-CN')).toEqual(watched.sound('zh-CN'));
      await chip.click();
      await page.waitForURL((url) => url.pathname === '/ledger' && url.search === '');
    });

    it('keeps what may be pressed in its place while the count is still being read', async () => {
      const { page, context } = seen;
      let answer = (): void => undefined;
      const held = new Promise<void>((resolve) => (answer = resolve));
      await context.route('**/api/v1/cases?*', async (route) => {
        await held;
        await route.continue();
      });
      await page.goto('/ledger');
      const summary = page.locator('.fold-filters > summary');
      await summary.waitFor();
      const early = await summary.boundingBox();
      answer();
      await rows(page).first().waitFor();
      expect(await summary.boundingBox()).toEqual(early);
      await context.unroute('**/api/v1/cases?*');
    });

    it('passes every filter of the contract on to the hub', async () => {
      const { page } = seen;
      await page.goto('/ledger');
      await unfold(page);
      await page.locator('#filter-holder').selectOption({ label: '独流镇综治中心' });
      await page.locator('#filter-project').fill('高铁');
      await page.locator('#filter-collective').check();
      await page.locator('#filter-sort').selectOption('due');
      const asked = page.waitForRequest((request) => request.url().includes('/api/v1/cases?') && request.url().includes('project='));
      await apply(page);
      const query = new URL((await asked).url()).searchParams;
      expect(Object.fromEntries(query)).toMatchObject({
        holder: 'centre',
        project: '高铁',
        collective: 'true',
        sort: 'due',
        count: 'true',
      });
      // Nothing is both a project of that name and collective: one sentence why, and one way on.
      await page.locator('.empty').waitFor();
      await watched.picture(page, 'ledger-empty-phone');
      expect(await watched.soundness(page, 'zh-CN')).toEqual(watched.sound('zh-CN'));
      await page.locator('.empty button').click();
      await rows(page).first().waitFor();
    });

    it('keeps the name that was searched for out of the address, and still on the way back and after a reload', async () => {
      const { page } = seen;
      await page.goto('/ledger');
      await unfold(page);
      await page.locator('#filter-q').fill('孙某');
      await page.locator('#filter-kind').selectOption('consultation');
      await apply(page);
      await page.waitForURL('**/ledger?kind=consultation');
      await page.locator('.filter-chips .chip', { hasText: '搜索：孙某' }).waitFor();
      const expected = await total(`kind=consultation&q=${encodeURIComponent('孙某')}`);
      await page.locator('.page-head .lead', { hasText: `共 ${expected} 件` }).waitFor();
      expect(decodeURIComponent(page.url())).not.toContain('孙某');
      await page.reload();
      await page.locator('.filter-chips .chip', { hasText: '搜索：孙某' }).waitFor();
      await rows(page).first().locator('a').click();
      await page.locator('.timeline .entry').first().waitFor();
      await page.goBack();
      await page.locator('.filter-chips .chip', { hasText: '搜索：孙某' }).waitFor();
      expect(decodeURIComponent(page.url())).not.toContain('孙某');
    });

    it('keeps a view for the account that made it, without the name, through signing out and in', async () => {
      const { page } = seen;
      await page.goto('/ledger?state=asked');
      await page.locator('.views button').click();
      await page.locator('.view-form .button').first().click();
      await page.locator('.view-form .field-error').waitFor();
      await page.locator('#view-name').fill('待解答的咨询');
      await watched.picture(page, 'ledger-save-view-phone');
      expect(await watched.soundness(page, 'zh-CN')).toEqual(watched.sound('zh-CN'));
      await page.locator('.view-form .button').first().click();
      await page.locator('.views a[aria-current=page]').waitFor();

      await watched.signOut(page);
      await watched.signIn(page, 'centrehead', house.application.password);
      await page.goto('/ledger');
      await rows(page).first().waitFor();
      expect(await page.locator('.views a').count()).toBe(0);

      await watched.signOut(page);
      await watched.signIn(page, 'centre', house.application.password);
      await page.goto('/ledger');
      await page.locator('.views a', { hasText: '待解答的咨询' }).click();
      await page.waitForURL('**/ledger?state=asked');
      await page.locator('.views button').click();
      await page.locator('.views a').waitFor({ state: 'detached' });
    });
  });
