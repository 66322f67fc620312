// Work that is done after an answer has been given, so that the time of the answer tells nothing.
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { faultOf } from '../base/fault';
import { LOG, type Log } from '../base/logger';

@Injectable()
export class Afterwards implements BeforeApplicationShutdown {
  private readonly running = new Set<Promise<void>>();

  constructor(@Inject(LOG) private readonly log: Log) {}

  /** Begins the work in a later turn of the loop, and does not wait for it. What fails is logged under the given words. */
  do(what: string, work: () => Promise<void>): void {
    const running = new Promise<void>((resolve) => setImmediate(resolve))
      .then(work)
      .catch((error: unknown) => this.log.error(faultOf(error), what))
      .finally(() => this.running.delete(running));
    this.running.add(running);
  }

  /** What has begun is finished before the database goes. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.running);
  }
}
