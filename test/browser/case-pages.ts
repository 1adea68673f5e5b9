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

    it('leads from a merged case to the one that stays, and back', async () => {
      const [stays = ''] = await registerCases(house.application, 'v219', 1);
      const [goes = ''] = await registerCases(house.application, 'v219', 1);
      const centre = await DeskWorker.signedIn(house.browser, house.application, 'centre', phone);
      const { number } = await centre.sees(stays);
      await centre.opens(goes);
      expect(await centre.does(goes, 'merge', { survivor: stays })).toBe('void');
      await centre.page.locator('.road-merged', { hasText: number }).waitFor();
      await centre.picture('merged-phone');
      expect(await soundness(centre.page, 'zh-CN')).toEqual(sound('zh-CN'));
      await centre.page.locator('.road-merged a').click();
      await centre.page.waitForURL(`**/cases/${stays}`);
      await sectionOn(centre.page, 'links-head').locator('a').click();
      await centre.page.waitForURL(`**/cases/${goes}`);
      expect(centre.faults).toEqual([]);
      await centre.leaves();
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

    it('tells who held the case for how long, and who handles it jointly', async () => {
      const [id = ''] = await registerCases(house.application, 'v219', 1);
      await village.opens(id);
      await village.does(id, 'escalate', { reason: '村里调解未成' });
      const centre = await DeskWorker.signedIn(house.browser, house.application, 'centre', desk);
      await centre.opens(id);
      await centre.does(id, 'dispatch', { lead: 'law-firm', assisting: ['police'], expected: '三日内联系双方' });
      const holders = sectionOn(centre.page, 'holdings-head').locator('li p:first-child b');
      await sectionOn(centre.page, 'holdings-head').getByText('至今').waitFor();
      const told = await holders.allInnerTexts();
      expect(told.slice(0, 2)).toEqual(['九十堡村街调解室', '独流镇综治中心']);
      const joint = await sectionOn(centre.page, 'joint-head').innerText();
      for (const part of ['天津树刚律师事务所', '派出所', '待签收']) expect(joint).toContain(part);
      await centre.picture('holdings-and-joint-desk');
      expect(await soundness(centre.page, 'zh-CN')).toEqual(sound('zh-CN'));
      expect(centre.faults).toEqual([]);
      await centre.leaves();
    });

    it('opens the case as it was at a step of its history, with nothing to do there and a way back to now', async () => {
      const [id = ''] = await registerCases(house.application, 'v219', 1);
      const { page } = village;
      await village.opens(id);
      await village.does(id, 'escalate', { reason: '村里调解未成' });
      await page.locator('.entry', { hasText: '登记' }).last().locator('.entry-past').click();
      await page.locator('.past').waitFor();
      await page.locator('.timeline .entry').first().waitFor();
      await page.locator('.case-marks .state', { hasText: '已登记' }).waitFor();
      expect(await page.locator('.past').innerText()).toContain('不是现在');
      expect({
        actions: await page.locator('[data-action], .actions, .action-form').count(),
        here: await page.locator('.road-here').innerText(),
        entries: await page.locator('.timeline .entry').count(),
      }).toEqual({ actions: 0, here: expect.stringContaining('登记') as unknown as string, entries: 1 });
      await village.picture('case-as-of-phone');
      expect(await soundness(page, 'zh-CN')).toEqual(sound('zh-CN'));

      await page.locator('.past button', { hasText: '后一步' }).click();
      await page.locator('.case-marks .state', { hasText: '待镇综治中心分派' }).waitFor();
      expect(await page.locator('.past input[type=range]').getAttribute('aria-valuetext')).toContain('上报镇综治中心');
      await page.locator('.past input[type=range]').press('Home');
      await page.locator('.case-marks .state', { hasText: '已登记' }).waitFor();
      await page.locator('.past a').click();
      await page.locator('.actions').waitFor();
      expect(new URL(page.url()).search).toBe('');

      // Before it was there, and after today: a sentence and a way on, never a blank page.
      await page.goto(`/cases/${id}?asOf=2020-01-01`);
      await page.locator('.note-bad').waitFor();
      await page.locator('a', { hasText: '回到现在' }).click();
      await page.locator('.actions').waitFor();
    });
  });
