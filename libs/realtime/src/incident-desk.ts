// Has incidents kept in the background, and tells the operator of each.
import type { Incident, IncidentBook } from './incident';
import type { LiveReport } from './live-report';
import type { Timing } from './timing';

/** Ms after which a store that was away is tried again. */
const AGAIN_MS = [1_000, 5_000, 30_000] as const;

/** One for a node. */
export class IncidentDesk {
  constructor(
    private readonly book: IncidentBook | null,
    private readonly timing: Timing,
    private readonly report: (report: LiveReport) => void,
  ) {}

  /** Whether anything is kept; where nothing is, nothing is mended either. */
  get keeps(): boolean {
    return this.book !== null;
  }

  /** Keeps an incident before long; whoever writes need not wait for it. */
  file(incident: Incident): void {
    this.tell(incident);
    this.attempt(incident, [...AGAIN_MS]);
  }

  /** Keeps an incident now, if there was none of its kind for `restMs`. Throws what the book throws. */
  async fileFirst(incident: Incident, restMs: number): Promise<boolean> {
    const isFirst = (await this.book?.keep(incident, restMs)) ?? false;
    if (isFirst) this.tell(incident);
    return isFirst;
  }

  /** See `IncidentBook.lastGood`. */
  lastGood(...about: Parameters<IncidentBook['lastGood']>): ReturnType<IncidentBook['lastGood']> {
    return this.book?.lastGood(...about) ?? Promise.resolve(null);
  }

  private attempt(incident: Incident, waits: number[]): void {
    this.book?.keep(incident).catch((error: unknown) => {
      const wait = waits.shift();
      if (wait === undefined) this.report({ type: 'incident-lost', documentId: incident.documentId, error });
      else this.timing.after(wait, () => this.attempt(incident, waits));
    });
  }

  private tell({ kind, documentId, epoch, seq, payload }: Incident): void {
    this.report({ type: 'incident', kind, documentId, epoch, seq, bytes: payload.length });
  }
}
