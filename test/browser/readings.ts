import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { OpenHouse } from './open-house.js';
import * as watched from './watched-page.js';

const idNumber = '120118199001011234';
const phone = '13912345678';

/** A number is read whole for a purpose, found by itself, and both stand in the log that the auditor reads and takes out. */
export const readings = (house: OpenHouse): void =>
  describe.each([
    { language: 'zh-CN' as const, viewport: watched.narrowPhone },
    { language: 'en' as const, viewport: watched.desk },
  ])('a number that is masked, in $language', ({ language, viewport }) => {
    const purpose = `核对司法确认申请书 ${language}`;
    let clerk: watched.WatchedPage;
    let auditor: watched.WatchedPage;
    let id = '';
    const open = (): Promise<watched.WatchedPage> => watched.openPage(house.browser, { url: house.application.url, language, viewport });
    const sound = async ({ page }: watched.WatchedPage): Promise<void> =>
      expect(await watched.soundness(page, language)).toEqual(watched.sound(language));

    beforeAll(async () => {
      [clerk, auditor] = await Promise.all([open(), open()]);
      await watched.signIn(clerk.page, 'v222', house.application.password);
      await watched.signIn(auditor.page, 'auditor', house.application.password);
      const me = (await (await clerk.context.request.get('/api/v1/me')).json()) as {
        readonly posts: readonly { readonly villageCode: string }[];
      };
      const made = await clerk.context.request.post('/api/v1/cases', {
        data: {
          parties: [{ name: '欧阳某', role: 'applicant', phone, idNumber }],
          summary: '两家为出水口争执',
          tile: 'neighbour',
          villageCode: me.posts[0]?.villageCode,
          occurredOn: '2026-09-01',
          urgency: 'normal',
        },
      });
      expect(made.status()).toBe(201);
      ({ id } = (await made.json()) as { readonly id: string });
    });
    afterAll(async () => {
      expect([...clerk.faults, ...auditor.faults]).toEqual([]);
      await Promise.all([clerk.context.close(), auditor.context.close()]);
    });

    it('is read whole once it is said what for, and folds away again', async () => {
      const { page } = clerk;
      await page.goto(`/cases/${id}`);
      await page.locator('.timeline .entry').first().waitFor();
      const facts = page.locator('.facts');
      await facts.locator('.button-quiet').last().click();
      await facts.locator('form input').fill(purpose);
      await sound(clerk);
      await watched.picture(page, `reveal-${language}`);
      await facts.locator('form button[type=submit]').click();
      await facts.getByText(idNumber).waitFor();
      await sound(clerk);
      await facts.locator('.button-quiet').last().click();
      await facts.getByText(idNumber).waitFor({ state: 'detached' });
    });

    it('finds its case when it is typed whole, and never stands in an address', async () => {
      const { page } = clerk;
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto('/ledger');
      if (viewport === watched.narrowPhone) await page.locator('.fold-filters > summary').click();
      await page.locator('#filter-q').fill('139 1234 5678');
      await page.locator('.filters .button-primary').click();
      await page.locator(`.table tbody tr[data-index] a[href="/cases/${id}"]`).waitFor();
      expect(asked.filter((url) => decodeURIComponent(url).replace(/\D/g, '').includes(phone))).toEqual([]);
    });

    it('stands in the log with its purpose and without the number, to be read and taken out by the auditor', async () => {
      const { page } = auditor;
      await page.locator('.nav a[href="/audit"]').click();
      const line = page.locator('.audit-line', { hasText: purpose });
      await line.waitFor();
      await sound(auditor);
      await watched.picture(page, `audit-${language}`);
      await page.locator('#audit-deed').selectOption('search');
      await page.locator('form[role=search] button[type=submit]').click();
      await line.waitFor({ state: 'detached' });
      await page.locator('.audit-line').first().waitFor();
      await page.locator('#audit-deed').selectOption('');
      await page.locator('form[role=search] button[type=submit]').click();
      await line.waitFor();
      await page.locator('#audit-purpose').fill(`季度审计 ${language}`);
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator('form.block button[type=submit]').click()]);
      const text = readFileSync(await download.path(), 'utf8');
      expect(text).toContain(purpose);
      for (const number of [idNumber, phone]) expect(text + (await page.content())).not.toContain(number);
      await page.locator('.audit-line', { hasText: `季度审计 ${language}` }).waitFor();
    });
  });
