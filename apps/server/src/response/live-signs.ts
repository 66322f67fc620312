// What the live documents have told of themselves, kept for the measures and for the operator's page.
import type { LiveEvent, LiveReport } from '@samsvar/realtime';
import { countReport, observeLive } from './live-measures';

/** How the worker has fared. */
export interface WorkSigns {
  /** Whether the latest task failed. */
  readonly isFailing: boolean;
  /** Ms since a task last failed; null when none has. */
  readonly failedAgo: number | null;
  /** Ms since a task last took longer than `SLOW_WORK_MS`; null when none has. */
  readonly slowAgo: number | null;
}

/** A task that takes longer, with the wait for it, delays outlines and the opening of documents (ms). */
export const SLOW_WORK_MS = 3_000;

export class LiveSigns {
  private isFailing = false;
  private failedAt: number | null = null;
  private slowAt: number | null = null;
  private reports = 0;

  /** `now` answers a clock that only goes forward, in ms. */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Takes in an event. */
  observe(event: LiveEvent): void {
    observeLive(event);
    if (event.type !== 'worked') return;
    this.isFailing = !event.isDone;
    if (!event.isDone) this.failedAt = this.now();
    if (event.ms > SLOW_WORK_MS) this.slowAt = this.now();
  }

  /** Takes in what an operator should know. */
  report(report: LiveReport): void {
    countReport(report);
    if (report.type !== 'commit-failed') this.reports += 1;
  }

  /** How the worker has fared. */
  get work(): WorkSigns {
    return { isFailing: this.isFailing, failedAgo: this.ago(this.failedAt), slowAgo: this.ago(this.slowAt) };
  }

  /** How many things the log tells of that should be looked into, since the start. */
  get incidents(): number {
    return this.reports;
  }

  private ago(at: number | null): number | null {
    return at === null ? null : this.now() - at;
  }
}
