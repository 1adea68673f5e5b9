import type { DataSource } from 'typeorm';
import type { Month, Period, Report } from '@lib/instability';
import type { Identity } from './identity.js';
import { ask } from './in-transaction.js';

const periods = `select data from report_period where town_id = $1 order by month desc limit $2`;
const onePeriod = `select data from report_period where town_id = $1 and month = $2`;
const oneReport = `select data from report where town_id = $1 and id = $2`;
const ofMonth = `select data from report where town_id = $1 and month = $2 order by village_id`;
const newest = `select data from report where town_id = $1 order by month desc, village_id limit $2`;

/** Reads months and reports as somebody; what is out of his sight is not there. */
export class ReportReader {
  constructor(private readonly source: DataSource) {}

  /** Newest first. */
  async periods(who: Identity, limit: number): Promise<readonly Period[]> {
    return this.read<Period>(who, periods, [limit]);
  }

  async period(who: Identity, month: Month): Promise<Period | undefined> {
    return (await this.read<Period>(who, onePeriod, [month]))[0];
  }

  async report(who: Identity, id: string): Promise<Report | undefined> {
    return (await this.read<Report>(who, oneReport, [id]))[0];
  }

  reportsOfMonth(who: Identity, month: Month): Promise<readonly Report[]> {
    return this.read<Report>(who, ofMonth, [month]);
  }

  /** Newest month first. */
  reports(who: Identity, limit: number): Promise<readonly Report[]> {
    return this.read<Report>(who, newest, [limit]);
  }

  private async read<M>(who: Identity, text: string, values: readonly unknown[]): Promise<readonly M[]> {
    const rows = await ask<{ data: M }>(this.source, who, { text, values: [who.townId, ...values] });
    return rows.map(({ data }) => data);
  }
}
