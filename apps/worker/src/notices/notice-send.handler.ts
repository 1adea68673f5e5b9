import { Inject, Injectable } from '@nestjs/common';
import type { Calendar } from '@lib/calendar';
import { deliverAt, noticeId, type Channel, type Notice } from '@lib/notify';
import type { Logger } from '@lib/platform';
import type { JobHandler, NoticeSend, RunningJob } from '@lib/queue';
import { Announcements, Outbox, WorkerClock, type Told } from '../ports.js';
import { CALENDAR, CHANNEL, LOGGER } from '../tokens.js';

/**
 * Tells the posts that a version of a matter concerns. Acknowledged only after delivery: killed in between, it runs again
 * and delivers the same notices under the same ids.
 */
@Injectable()
export class NoticeSendHandler implements JobHandler<'notice.send'> {
  readonly job = 'notice.send';

  constructor(
    private readonly announcements: Announcements,
    private readonly outbox: Outbox,
    private readonly clock: WorkerClock,
    @Inject(CHANNEL) private readonly channel: Channel,
    @Inject(CALENDAR) private readonly calendar: Calendar,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async run(version: NoticeSend, { id }: RunningJob): Promise<void> {
    const told = await this.announcements.of(version);
    await this.channel.deliver(told.map((one) => this.noticeOf(version, one)));
    if (told.some(({ kind }) => kind === 'unstaffed'))
      this.logger.error({ ...version, alarm: true }, 'nobody holds a post that must be told');
    await this.outbox.done(version.townId, id);
  }

  private noticeOf({ townId, matterKind, matterId }: NoticeSend, { seq, organisation, role, kind, says, urgent }: Told): Notice {
    const now = this.clock.now();
    return {
      id: noticeId({ townId, matterKind, matterId, seq }, { organisation, role }, kind),
      townId,
      organisation,
      role,
      matterKind,
      matterId,
      kind,
      says,
      createdAt: now,
      visibleAt: deliverAt(now, this.calendar, urgent),
    };
  }
}
