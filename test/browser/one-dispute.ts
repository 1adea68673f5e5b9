import { describe, expect, it } from '@jest/globals';
import { DeskWorker } from './desk-worker.js';
import type { OpenHouse } from './open-house.js';
import { desk, phone, settled, sound, soundness } from './watched-page.js';

/** Three children, their late father's house, 420,000 yuan: from the village over the law firm and the tribunal to the archive. */
export const oneDispute = (house: OpenHouse): void =>
  describe('one dispute, through the browser from the phone to the archive', () => {
    const workers: DeskWorker[] = [];
    const at = async (username: string, viewport = desk): Promise<DeskWorker> => {
      const worker = await DeskWorker.signedIn(house.browser, house.application, username, viewport);
      workers.push(worker);
      return worker;
    };
    let id = '';
    let village: DeskWorker;
    let lawyer: DeskWorker;
    let stepsDone = 0;

    /** One step of the story. Those after a failed one say so at once instead of waiting for what will never come. */
    const step = (number: number, does: () => Promise<void>) => async (): Promise<void> => {
      expect({ stepsDone }).toEqual({ stepsDone: number - 1 });
      await does();
      stepsDone = number;
    };

    it(
      'is registered by the village mediator on a phone, in under a dozen taps',
      step(1, async () => {
        village = await at('v219', phone);
        const { page } = village;
        await village.picture('01-phone-nothing-to-do');
        await page.locator('nav a[href="/register"]').click();
        await page.locator('.tile').first().waitFor();
        await page.locator('#register-parties-0-name').fill('刘某兰');
        await page.locator('#register-parties-1-name').fill('刘某山');
        await page.locator('#register-parties > .button').click();
        await page.locator('#register-parties-2-name').fill('刘某海');
        await page.locator('#register-parties-2-role input[value=respondent]').check();
        await page
          .locator('#register-summary')
          .fill('征迁补偿款到账后，兄妹三人为父亲遗留老宅补偿42万元如何分配争执，妹妹称外嫁仍有继承份额。');
        await page.locator('.tile input[value=family]').check();
        await page.locator('details summary').last().click();
        await page.locator('#register-amount').fill('420000');
        await village.picture('02-phone-registration');
        await page.locator('form.sheet .button-primary').click();
        await page.waitForURL('**/cases/*');
        await page.locator('.timeline .entry').first().waitFor();
        id = new URL(page.url()).pathname.split('/').pop() ?? '';
        expect((await village.sees(id)).state).toBe('registered');
        expect(await page.locator('h1').innerText()).toContain('刘某兰');
        await village.picture('03-phone-registered');
      }),
    );

    it(
      'stands in his queue, is accepted and tried in the village',
      step(2, async () => {
        await village.opensFromWork(id);
        await village.page.goBack();
        await village.picture('04-phone-work');
        await village.opensFromWork(id);
        await village.page.locator('[data-action=accept]').click();
        await village.page.locator('.action-form').waitFor();
        await village.picture('05-phone-accept');
        await village.page.locator('.action-form .button:not(.button-primary)').last().click();
        expect(await village.does(id, 'accept')).toBe('village-mediating');
        await village.does(id, 'record-session', {
          minutes: '兄妹三人到场。妹妹主张均分，两位哥哥认为外嫁女不应分。',
          place: '九十堡村委会',
        });
        await village.picture('06-phone-mediating');
        expect(await village.does(id, 'escalate', { reason: '村里调解两次未成，涉及继承份额，请镇里分派' })).toBe('pending-dispatch');
        await village.picture('07-phone-escalated');
      }),
    );

    it(
      'is dispatched by the centre to the law firm, with police, mediators and tribunal assisting',
      step(3, async () => {
        const centre = await at('centre');
        await centre.isTold(id);
        await centre.picture('08-centre-notices');
        await centre.page.goto('/');
        await settled(centre.page);
        await centre.picture('09-centre-work');
        await centre.opensFromWork(id);
        const assisting = ['police', 'mediators', 'tribunal'];
        expect(await centre.does(id, 'dispatch', { lead: 'law-firm', assisting, expected: '厘清继承份额，组织兄妹三人调解' })).toBe(
          'dispatched',
        );
        await centre.picture('10-centre-dispatched');
      }),
    );

    it(
      'is signed for by the lawyer, and each assisting office does its part',
      step(4, async () => {
        lawyer = await at('lawyer');
        await lawyer.opensFromWork(id);
        expect(await lawyer.does(id, 'sign-for')).toBe('joint-mediating');
        for (const [username, result] of [
          ['police', '已到村了解，双方情绪平稳，无肢体冲突风险'],
          ['mediator', '已分别走访三方，均愿继续调解'],
          ['court', '同类案件指引已交主办单位'],
        ] as const) {
          const office = await at(username, username === 'police' ? phone : desk);
          await office.opens(id);
          await office.does(id, 'sign-for-assist');
          await office.does(id, 'report-assist', { result });
          await office.picture(`11-${username}-reported`);
        }
      }),
    );

    it(
      'shows on its page what a conference decided, which right was noted and whom supervision is about',
      step(5, async () => {
        await lawyer.opens(id);
        const beside = lawyer.page.locator('section[aria-labelledby=beside-head]');
        expect(await beside.count()).toBe(0);
        await lawyer.does(id, 'confer');
        await lawyer.does(id, 'note-right', { right: 'T-32' });
        const head = await at('centrehead');
        await head.opens(id);
        await head.does(id, 'supervise');
        await lawyer.opens(id);
        const shown = await beside.innerText();
        for (const part of ['会商议定事项', '组织双方调解', '当事人权利时效', '民法典 第188条', '督办', '提醒'])
          expect(shown).toContain(part);
        expect(await soundness(lawyer.page, 'zh-CN')).toEqual(sound('zh-CN'));
        await lawyer.picture('11-lawyer-beside');
      }),
    );

    it(
      'ends in a written agreement with every mark',
      step(6, async () => {
        await lawyer.opens(id);
        await lawyer.does(id, 'record-session', {
          place: '镇综治中心调解室',
          minutes: '律师讲明法定继承份额，三方意见接近。',
          result: 'near',
        });
        expect(await lawyer.does(id, 'agree', { form: 'written' })).toBe('agreed');
        const { parties } = await lawyer.sees(id);
        for (let mark = 0; mark < parties.length + 2; mark += 1) await lawyer.does(id, 'add-mark');
        expect(await lawyer.page.locator('body').innerText()).toMatch(/\d{4}-\d{2}-\d{2} 生效/);
        await lawyer.picture('12-lawyer-agreed');
        await lawyer.opens(id);
        await lawyer.picture('picture', false);
      }),
    );

    it(
      'is confirmed by the court',
      step(7, async () => {
        expect(await lawyer.does(id, 'apply-confirmation')).toBe('confirming');
        const court = await at('court');
        await court.opens(id);
        await court.picture('13-court-confirming');
        expect(await court.does(id, 'record-confirmation')).toBe('performing');
      }),
    );

    it(
      'is performed, visited and closed, and the archive keeps its whole history',
      step(8, async () => {
        await lawyer.opens(id);
        let state = 'performing';
        for (let left = 20; state === 'performing' && left > 0; left -= 1) state = await lawyer.does(id, 'record-performance');
        expect(state).toBe('performed');
        await lawyer.picture('14-lawyer-performed');
        expect(await lawyer.does(id, 'visit')).toBe('closed-success');
        await lawyer.picture('15-lawyer-closed');

        await village.opens(id);
        expect(await village.page.locator('.timeline .entry').count()).toBeGreaterThan(15);
        await village.picture('16-phone-archive');
        await village.page.goto('/ledger?state=closed-success');
        await village.page.locator(`a[href="/cases/${id}"]`).waitFor();
        await village.picture('17-phone-ledger');
      }),
    );

    it(
      'left no fault in anybody’s browser',
      step(9, async () => {
        expect(workers.flatMap(({ faults }) => faults)).toEqual([]);
        for (const worker of workers) await worker.leaves();
      }),
    );
  });
