// Has a document mended whose text breaks the schema: once in a while, by one node, and never without keeping what was.
import type { IncidentDesk } from './incident-desk';
import type { LastGood } from './incident';
import { LIMITS } from './limits';
import type { LiveDocument } from './live-document';
import type { Mended } from './mend';
import type { EditBase } from './server-edit';
import type { Timing } from './timing';

/** `resting`: tried a moment ago, here or by another node; `failed`: may work another time; `cannot`: nothing is kept here. */
export type MendOutcome = 'mended' | 'resting' | 'failed' | 'cannot';

/** One for a node. */
export class Mender {
  private readonly mendedAt = new WeakMap<LiveDocument, number>();

  constructor(
    private readonly incidents: IncidentDesk,
    private readonly timing: Timing,
    private readonly report: (document: LiveDocument, error: unknown) => void,
  ) {}

  /** Sets aside what breaks the schema. Never throws. */
  async mend(document: LiveDocument): Promise<MendOutcome> {
    if (!this.incidents.keeps) return 'cannot';
    const now = this.timing.now();
    if (now - (this.mendedAt.get(document) ?? -Infinity) < LIMITS.mendMs) return 'resting';
    this.mendedAt.set(document, now);
    try {
      return await this.attempt(document);
    } catch (error) {
      this.report(document, error);
      return 'failed';
    }
  }

  private async attempt(document: LiveDocument): Promise<MendOutcome> {
    let outcome: MendOutcome = 'mended';
    await document.edit(async (base) => {
      const good = await this.incidents.lastGood(document.id, document.epoch);
      const { whole, clientId, workbench } = base;
      const mended = await workbench.run('mend', { ...whole, good: good?.content ?? null, clientId });
      if (!mended) return null;
      const isFirst = await this.file(document, base, { mended, good });
      if (!isFirst) outcome = 'resting';
      return isFirst ? mended.update : null;
    }, []);
    if (outcome === 'mended') document.tellAuthors('quarantined');
    return outcome;
  }

  private file(document: LiveDocument, { seq }: EditBase, { mended, good }: { mended: Mended; good: LastGood | null }): Promise<boolean> {
    const { id: documentId, epoch } = document;
    const said = { taken: mended.taken, goodAt: good?.seq ?? null, writersSince: good?.writers ?? [] };
    const [writer, ...others] = said.writersSince;
    const about = { documentId, epoch, seq, personId: others.length === 0 ? (writer ?? null) : null };
    const payload = new TextEncoder().encode(JSON.stringify(said));
    return this.incidents.fileFirst({ kind: 'breaks-schema', ...about, payload, content: mended.content }, LIMITS.mendMs);
  }
}
