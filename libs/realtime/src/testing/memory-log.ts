// A log in memory that can be told to fail, before or after it has kept what it was given.
import type { PersonId, ResponseId } from '@samsvar/domain';
import type { Append, Appended, LoggedUpdate, LogRange, Missed, Snapshot, StoredDocument, UpdateLog } from '../update-log';

/** What a call does: works, fails having done nothing, or does its work and fails to say so. */
export type Outcome = 'works' | 'fails-before' | 'fails-after';

interface Kept {
  epoch: number;
  rows: (LoggedUpdate & { readonly authors: readonly PersonId[] })[];
  snapshot: Snapshot | null;
  readonly owners: Map<number, PersonId>;
}

export class MemoryLog implements UpdateLog {
  readonly documents = new Map<ResponseId, Kept>();
  appends = 0;

  /** `delay` resolves when a call may go on; `outcome` says what becomes of it. */
  constructor(
    private readonly outcome: (call: string) => Outcome = () => 'works',
    private readonly delay: () => Promise<void> = () => Promise.resolve(),
  ) {}

  create(documentId: ResponseId, seed: Uint8Array | null = null): void {
    const rows = seed ? [{ seq: 1, update: seed, authors: [] }] : [];
    this.documents.set(documentId, { epoch: 1, rows, snapshot: null, owners: new Map() });
  }

  /** Everything that was ever kept of a document, in order. */
  replay(documentId: ResponseId): Uint8Array[] {
    return this.documents.get(documentId)?.rows.map(({ update }) => update) ?? [];
  }

  load(documentId: ResponseId): Promise<StoredDocument | null> {
    return this.call('load', () => {
      const kept = this.documents.get(documentId);
      if (!kept) return null;
      const { epoch, snapshot, owners, rows } = kept;
      const tail = rows.filter(({ seq }) => seq > (snapshot?.seq ?? 0));
      return { epoch, head: rows.length, snapshot, tail, owners: new Map(owners) };
    });
  }

  append(batch: readonly Append[]): Promise<ReadonlyMap<ResponseId, Appended>> {
    return this.call('append', () => {
      this.appends += 1;
      return new Map(batch.map((part) => [part.documentId, this.keep(part)]));
    });
  }

  range({ documentId, after, upTo, maxRows }: LogRange): Promise<readonly LoggedUpdate[] | null> {
    return this.call('range', () => {
      const rows = this.documents.get(documentId)?.rows.filter(({ seq }) => seq > after && seq <= upTo) ?? [];
      return rows.length > maxRows ? null : rows;
    });
  }

  keepSnapshot(documentId: ResponseId, epoch: number, snapshot: Snapshot): Promise<void> {
    return this.call('keepSnapshot', () => {
      const kept = this.documents.get(documentId);
      if (kept && kept.epoch === epoch && (kept.snapshot?.seq ?? 0) < snapshot.seq) kept.snapshot = snapshot;
    });
  }

  missed({ documentId, epoch, after }: { documentId: ResponseId; epoch: number; after: number }): Promise<Missed | null> {
    return this.call('missed', () => {
      const kept = this.documents.get(documentId);
      if (!kept || kept.epoch !== epoch) return null;
      return { head: kept.rows.length, updates: kept.rows.filter(({ seq }) => seq > after), owners: new Map(kept.owners) };
    });
  }

  heads(documents: readonly ResponseId[]): Promise<ReadonlyMap<ResponseId, { epoch: number; head: number }>> {
    return this.call('heads', () => {
      const those = documents.flatMap((id) => {
        const kept = this.documents.get(id);
        return kept ? [[id, { epoch: kept.epoch, head: kept.rows.length }] as const] : [];
      });
      return new Map(those);
    });
  }

  private keep({ documentId, epoch, update, authors, claims }: Append): Appended {
    const kept = this.documents.get(documentId);
    if (!kept || kept.epoch !== epoch) return 'gone';
    if ([...claims].some(([client, person]) => (kept.owners.get(client) ?? person) !== person)) return 'taken';
    for (const [client, person] of claims) if (!kept.owners.has(client)) kept.owners.set(client, person);
    kept.rows.push({ seq: kept.rows.length + 1, update: update.slice(), authors });
    return kept.rows.length;
  }

  private async call<T>(name: string, work: () => T): Promise<T> {
    const outcome = this.outcome(name);
    await this.delay();
    if (outcome === 'fails-before') throw new Error(`${name} failed`);
    const result = work();
    await this.delay();
    if (outcome === 'fails-after') throw new Error(`${name} answered nothing`);
    return result;
  }
}
