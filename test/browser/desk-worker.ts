import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Application } from './application.js';
import { fillForm, type ActionOffer } from './fill-form.js';
import * as watched from './watched-page.js';

interface Seen {
  readonly state: string;
  readonly version: number;
  readonly number: string;
  readonly parties: readonly { readonly id: string }[];
  readonly actions: readonly ActionOffer[];
}

/** Somebody of the town at his own browser, who does what he may through the pages alone. */
export class DeskWorker {
  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    readonly faults: readonly string[],
  ) {}

  static async signedIn(
    browser: Browser,
    { url, password }: Application,
    username: string,
    viewport: { readonly width: number; readonly height: number },
  ): Promise<DeskWorker> {
    const { page, context, faults } = await watched.openPage(browser, { url, viewport });
    await watched.signIn(page, username, password);
    return new DeskWorker(page, context, faults);
  }

  /** The case as the hub tells this user; only to know the form's example and to look at the result. */
  async sees(id: string): Promise<Seen> {
    const answer = await this.context.request.get(`/api/v1/cases/${id}`);
    if (!answer.ok()) throw new Error(`case ${id}: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as Seen;
  }

  /** From the queue to the case, as one does in the morning. */
  async opensFromWork(id: string): Promise<void> {
    await this.page.goto('/');
    await this.page.locator(`.card a[href="/cases/${id}"]`).click();
    await this.page.locator('.timeline .entry').first().waitFor();
  }

  async opens(id: string): Promise<void> {
    await this.page.goto(`/cases/${id}`);
    await this.page.locator('.timeline .entry').first().waitFor();
  }

  /** Opens the action's form, fills it, sends it and waits for what the page says then. Returns the new state. */
  async does(id: string, action: string, differing: { readonly [field: string]: unknown } = {}): Promise<string> {
    const before = await this.sees(id);
    const offer = before.actions.find((one) => one.action === action);
    if (!offer?.allowed) throw new Error(`${action} is not allowed in ${before.state}: ${JSON.stringify(offer)}`);
    const [example] = (offer.input['examples'] ?? [{}]) as readonly { readonly [field: string]: unknown }[];
    const button = this.page.locator(`[data-action=${action}]`);
    const folded = this.page.locator('.actions details:not([open])', { has: button });
    if ((await folded.count()) > 0) await folded.locator('> summary').click();
    await button.click();
    await this.page.locator('.action-form').waitFor();
    await fillForm(this.page, `do-${action}`, { ...example, ...differing });
    await this.page.locator('.action-form .button-primary').click();
    await this.page.locator('.action-form').waitFor({ state: 'detached' });
    const after = await this.sees(id);
    if (after.version <= before.version) throw new Error(`${action} left no trace`);
    return after.state;
  }

  /** Fills these fields of the open form as the action's example has them. */
  async fills(id: string, action: string, fields: readonly string[]): Promise<void> {
    const { actions } = await this.sees(id);
    const [example] = (actions.find((one) => one.action === action)?.input['examples'] ?? [{}]) as readonly {
      readonly [field: string]: unknown;
    }[];
    await fillForm(
      this.page,
      `do-${action}`,
      Object.fromEntries(Object.entries(example ?? {}).filter(([field]) => fields.includes(field))),
    );
  }

  /** Waits until a notice tells of the case: the worker sends it, so it comes by itself and a little later. */
  async isTold(id: string): Promise<void> {
    const link = this.page.locator(`.notice a[href="/cases/${id}"]`).first();
    for (let left = 60; left > 0 && !(await link.isVisible()); left -= 1) {
      await this.page.goto('/notices');
      await watched.settled(this.page);
      await this.page.waitForTimeout(500);
    }
    await link.waitFor({ timeout: 1000 });
  }

  picture(name: string, fullPage = true): Promise<void> {
    return watched.picture(this.page, name, fullPage);
  }

  leaves(): Promise<void> {
    return this.context.close();
  }
}
