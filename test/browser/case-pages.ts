import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DeskWorker } from './desk-worker.js';
import type { OpenHouse } from './open-house.js';
import { registerCases } from './register-cases.js';
import { desk, phone, sound, soundness } from './watched-page.js';

const idIn = (page: Page): string => new URL(page.url()).pathname.split('/').pop() ?? '';

/** The pages of cases that are no ordinary dispute, or are tied to another one, or met the intake screen. */
export const casePages = (house: OpenHouse): void =>
  describe('the page of a case', () => {
    let village: DeskWorker;
    let office: DeskWorker;
    beforeAll(async () => {
      village = await DeskWorker.signedIn(house.browser, house.application, 'v219', phone);
      office = await DeskWorker.signedIn(house.browser, house.application, 'lawyer', desk);
    });
    afterAll(async () => {
      expect([...village.faults, ...office.faults]).toEqual([]);
      await village.leaves();
      await office.leaves();
    });

    /** Registers a case of that kind by hand, and stops at its page. */
    const registers = async ({ page }: DeskWorker, kind: string, name: string, summary: string, tile?: string): Promise<string> => {
      await page.goto('/register');
      await page.locator(`#register-kind input[value=${kind}]`).check();
      await page.locator('#register-parties-0-name').fill(name);
      await page.locator('#register-summary').fill(summary);
      if (tile !== undefined) await page.locator(`#register-tile input[value=${tile}]`).check();
      await village.picture(`register-${kind}-phone`);
      expect(await soundness(page, 'zh-CN')).toEqual(sound('zh-CN'));
      await page.locator('form.sheet .button-primary').click();
      await page.waitForURL('**/cases/*');
      await page.locator('.timeline .entry').first().waitFor();
      return idIn(page);
    };
    const roadOn = (page: Page): Promise<readonly string[]> =>
      page
        .locator('.road-step')
        .allInnerTexts()
        .then((steps) => steps.map((step) => step.replace(/\s+/g, ' ')));
    const sectionOn = (page: Page, head: string) => page.locator(`section[aria-labelledby=${head}]`);

    it('draws a consultation on its own road, and leads to the dispute that came of it and back', async () => {
      const id = await registers(village, 'consultation', '孙某', '借条没有写还款日期，能否要求还款', 'debt');
      expect(await roadOn(village.page)).toEqual(['●提问 (现在)', '○解答 (未到)', '○办结 (未到)']);
      await village.picture('consultation-phone');
      expect(await soundness(village.page, 'zh-CN')).toEqual(sound('zh-CN'));

      await office.opens(id);
      expect(await office.does(id, 'to-dispute')).toBe('consult-closed');
      const links = sectionOn(office.page, 'links-head');
      await links.getByText('由本案产生').waitFor();
      await office.page.locator('.road-skipped').waitFor(); // it was never answered, and the road does not claim so
      await office.picture('consultation-became-dispute-desk');
      expect(await soundness(office.page, 'zh-CN')).toEqual(sound('zh-CN'));

      await village.opens(id);
      await sectionOn(village.page, 'links-head').locator('a').click();
      await village.page.waitForURL((url) => !url.pathname.endsWith(id));
      await sectionOn(village.page, 'links-head').getByText('本案由此产生').waitFor();
      expect((await village.sees(idIn(village.page))).state).toBe('registered');
      await village.picture('dispute-of-a-consultation-phone');
      expect(await soundness(village.page, 'zh-CN')).toEqual(sound('zh-CN'));
      await sectionOn(village.page, 'links-head').locator('a').click();
      await village.page.waitForURL(`**/cases/${id}`);
    });

    it('draws hardship aid on its own road, asked for without a tile', async () => {
      const id = await registers(village, 'hardship-aid', '周某', '户主住院，家中无其他收入');
      expect(await roadOn(village.page)).toHaveLength(5);
      expect(await village.page.locator('.road-here').innerText()).toContain('申请');
      expect(await village.sees(id)).toMatchObject({ state: 'applied', kind: 'hardship-aid', category: { tile: 'other' } });
      await village.picture('hardship-aid-phone');
      expect(await soundness(village.page, 'zh-CN')).toEqual(sound('zh-CN'));
    });

    it('tells what the intake screen forbids while the form is filled, and keeps on the page what a person decided', async () => {
      const [id = ''] = await registerCases(house.application, 'v219', 1);
      const { page } = village;
      await village.opens(id);
      await page.locator('[data-action=accept]').click();
      const screen = page.locator('#do-accept-screen');
      await screen.locator('summary').click();
      await screen.locator('input[value=N05]').check();
      const advice = page.locator('.screen-advice');
      await advice.waitFor();
      const said = await advice.innerText();
      for (const part of ['不受理', '信访', '任何人都不能改为受理', '司法部、国家信访局意见', '改办：导出']) expect(said).toContain(part);
      await village.picture('accept-forbidden-phone');
      expect(await soundness(page, 'zh-CN')).toEqual(sound('zh-CN'));

      await screen.locator('input[value=N05]').uncheck();
      await screen.locator('input[value=N03]').check();
      await screen.locator('input[value=N09]').check();
      await advice.getByText('如属').waitFor();
      await page.locator('#do-accept-overrule > .button').click();
      await page.locator('#do-accept-overrule-0-rule').waitFor();
      const rule = page.locator('#do-accept-overrule-0-rule');
      await ((await rule.evaluate((element: { readonly tagName: string }) => element.tagName)) === 'SELECT'
        ? rule.selectOption('N03')
        : rule.locator('input[value=N03]').check());
      await page.locator('#do-accept-overrule-0-ground').fill('派出所已书面移交');
      await page.locator('#do-accept-civilPart').fill('宅基地通行和使用安排');
      await village.fills(id, 'accept', ['rightsNoticeGiven', 'consents']);
      await page.locator('.action-form .button-primary').click();
      await page.locator('.action-form').waitFor({ state: 'detached' });
      const kept = await sectionOn(page, 'screen-head').innerText();
      for (const part of ['N03', 'N09', '派出所已书面移交', '宅基地通行和使用安排', '第355条', '行政裁决']) expect(kept).toContain(part);
      await village.picture('screen-kept-phone');
      expect(await soundness(page, 'zh-CN')).toEqual(sound('zh-CN'));
    });
  });
