// Keeps one person's work on one response on this computer: until it is acknowledged, and as a copy where that is wanted.
import * as Y from 'yjs';
import type { Keeper, Kept, Place } from '../connection/keeper';
import { blocksIn, type TextBlock } from './compare';
import { COPY_MS, findCopy, keepPart, makeCopy, readPart, removeCopies, removePart, tabsWithUnsent, touchCopy } from './copy-store';
import { readHeldBack, writeHeldBack, type HeldBack } from './held-back';
import { Newest } from './newest';
import { onNews, tell, type News } from './news';
import type { CopyRow } from './store';
import { openTabs, thisTab } from './tab';
import { keepUnsent, readUnsent, removeUnsent, removeUnsentWhere, UNSENT_MS, type About } from './unsent-store';

/** Why this browser keeps nothing: it forbids it, or there is no room. */
export type KeepingTrouble = 'blocked' | 'full';

export interface KeeperOptions extends About {
  /** The version of the document schema that this editor knows. */
  readonly schema: number;
  /** Told once, when keeping fails; the work goes on without. */
  readonly onTrouble?: (trouble: KeepingTrouble) => void;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Short enough that a reload loses next to nothing, long enough not to write at every key. */
const UNSENT_WAIT_MS = 300;
/** So long after a snapshot it is certain that nothing in it was unacknowledged, and not yet told. */
const CALM_MS = 150;
/** When all is acknowledged and nothing else comes for so long, that is what the others have too. */
const AGREED_MS = 1_000;
/** How often it is written down that the server was heard. */
const CONTACT_MS = 60_000;

export class ComputerKeeper implements Keeper {
  private readonly about: About;
  private readonly now: () => number;
  private readonly unsentWrites = new Newest((fault) => this.failed(fault));
  private readonly documentWrites = new Newest((fault) => this.failed(fault));
  private readonly heldWrites = new Newest((fault) => this.failed(fault));
  private readonly listeners = new Set<() => void>();
  private readonly stopNews: () => void;
  private copy: CopyRow | null = null;
  private facts: string | null = null;
  private latest: { readonly read: () => Uint8Array; readonly place: Place } | null = null;
  private placed: () => void = () => undefined;
  private readonly isPlaced = new Promise<void>((resolve) => (this.placed = resolve));
  private unacknowledged: Uint8Array | null = null;
  /** Tabs that are gone, and whose unacknowledged text this one has taken over. */
  private adopted: readonly string[] = [];
  private held: HeldBack | null = null;
  private heardAt = 0;
  /** The person has signed out, or may not write any more: nothing is kept until the server has let them in again. */
  private isOver = false;
  private hasFailed = false;
  private isTelling = false;

  constructor(private readonly options: KeeperOptions) {
    this.about = { person: options.person, response: options.response };
    this.now = options.now ?? (() => Date.now());
    this.stopNews = onNews(this.about, (kind) => this.hear(kind));
    globalThis.document?.addEventListener('visibilitychange', this.hurry);
    globalThis.addEventListener?.('pagehide', this.hurry);
  }

  /** Whether a copy is kept for work without the network. */
  get isCopied(): boolean {
    return this.copy !== null;
  }

  /** When the server was last heard before this visit, in ms since 1970; null when nothing was kept. */
  get contactAt(): number | null {
    return this.copy?.contactAt ?? null;
  }

  /** What waits for the person's choice, of this visit or an earlier one; null when nothing does. */
  get heldBack(): HeldBack | null {
    return this.held;
  }

  /** Remembers what waits for the person's choice; null: they have chosen. Resolves when tried. */
  holdBack(held: HeldBack | null): Promise<void> {
    if (this.held === held) return Promise.resolve();
    this.held = held;
    return this.heldWrites.run(() => this.writeHeld());
  }

  /** Calls `listener` when `isCopied` may have changed; the answer stops that. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  async load(): Promise<Kept | null> {
    try {
      await removeUnsentWhere((row) => this.now() - row.keptAt > UNSENT_MS);
      await removeCopies((row) => this.now() - row.contactAt > COPY_MS);
      this.copy = await findCopy(this.about, this.options.schema);
      const kept = await this.read();
      this.changed();
      return kept;
    } catch (fault) {
      this.failed(fault);
      return null;
    }
  }

  unsent(update: Uint8Array | null): void {
    if (this.isOver) return;
    this.unacknowledged = update;
    if (update) this.unsentWrites.later(UNSENT_WAIT_MS, () => this.writeUnsent());
    else void this.unsentWrites.run(() => this.writeUnsent());
  }

  document(read: () => Uint8Array, place: Place | null): void {
    if (this.isOver || !place) return;
    this.latest = { read, place };
    this.placed();
    if (this.copy) void this.documentWrites.run(() => this.writeDocument());
  }

  /** The blocks of the text as this person and the server last agreed on it; null when that is not known. */
  async agreedBlocks(): Promise<readonly TextBlock[] | null> {
    const { copy } = this;
    const part = copy && (await readPart(copy, 'agreed').catch(() => null));
    return part ? blocksIn(part.bytes) : null;
  }

  /** The server has just been heard: the copy's days begin anew. */
  contact(): void {
    const { copy } = this;
    const now = this.now();
    if (!copy || this.isOver || now - this.heardAt < CONTACT_MS) return;
    this.heardAt = now;
    touchCopy(copy, now).catch((fault: unknown) => this.failed(fault));
  }

  /** Begins to keep a copy, with what the page needs to open it. Rejects where the browser keeps nothing, and after a loss of the right. */
  async switchOn(facts: string): Promise<void> {
    await this.isPlaced;
    if (this.isOver || !this.latest) throw new Error('Nothing is kept for whoever may not write');
    this.facts = facts;
    try {
      this.copy = await this.emptyCopy(this.latest.place);
      await this.writeDocument();
    } catch (fault) {
      // Half a copy would be a promise that cannot be kept.
      this.copy = null;
      await removeCopies((row) => this.isMine(row)).catch(() => undefined);
      throw fault;
    }
    this.heardAt = this.now();
    await this.unsentWrites.run(() => this.writeUnsent());
    await removeUnsent(this.about);
    this.tellOthers();
    this.changed();
  }

  /** Removes the copy; what is not acknowledged is kept in the tab again. */
  async switchOff(): Promise<void> {
    this.copy = null;
    await removeCopies((row) => this.isMine(row));
    this.tellOthers();
    await this.unsentWrites.run(() => this.writeUnsent());
    this.changed();
  }

  /** Renews what the page needs to open the copy. */
  async remember(facts: string): Promise<void> {
    const { copy } = this;
    if (!copy || this.isOver || facts === this.facts) return;
    this.facts = facts;
    await this.writeFacts(copy).catch((fault: unknown) => this.failed(fault));
  }

  /** The server has let the person in to write, after signing out or only reading perhaps: keeping goes on. */
  goOn(): void {
    this.isOver = false;
  }

  async wipe(): Promise<void> {
    tell({ kind: 'wiped', ...this.about });
    this.isOver = true;
    await this.settled();
    await removeCopies((row) => this.isMine(row)).catch((fault: unknown) => this.failed(fault));
  }

  /** Lets go; what waits to be written still is. */
  close(): void {
    this.stopNews();
    globalThis.document?.removeEventListener('visibilitychange', this.hurry);
    globalThis.removeEventListener?.('pagehide', this.hurry);
    this.hurry();
  }

  /** Resolves when everything that was told has been written. */
  async settled(): Promise<void> {
    await Promise.all([this.heldWrites.hurry(), this.unsentWrites.hurry(), this.documentWrites.hurry()]);
  }

  private readonly hurry = (): void => {
    if (globalThis.document?.visibilityState !== 'visible') void this.settled();
  };

  private tellOthers(): void {
    this.isTelling = true;
    tell({ kind: 'changed', ...this.about });
    this.isTelling = false;
  }

  private hear(kind: News['kind']): void {
    if (this.isOver || this.isTelling) return;
    if (kind === 'signed-out') this.isOver = true;
    if (kind !== 'changed') void this.forget();
    else void this.lookAgain().catch((fault: unknown) => this.failed(fault));
  }

  /** Another tab has begun to keep a copy, or has removed it. */
  private async lookAgain(): Promise<void> {
    this.copy = await findCopy(this.about, this.options.schema);
    await this.unsentWrites.run(() => this.writeUnsent());
    this.changed();
  }

  /** Removes this tab's own row once whatever is being written has been. */
  private async forget(): Promise<void> {
    this.copy = null;
    this.held = null;
    this.unacknowledged = null;
    this.changed();
    await Promise.all([this.unsentWrites.run(() => this.writeUnsent()), this.documentWrites.hurry()]);
  }

  private async read(): Promise<Kept | null> {
    const own = await readUnsent(this.about);
    const { copy } = this;
    if (!copy) return own && { document: null, unsent: own.update, place: own.place, keptAt: own.keptAt };
    const facts = await readPart(copy, 'facts');
    this.facts = facts && new TextDecoder().decode(facts.bytes);
    const document = await readPart(copy, 'document');
    const left = await this.leftByTabs(copy);
    const updates = [...(own ? [own.update] : []), ...left.map(({ bytes }) => bytes)];
    if (!document && updates.length === 0) return null;
    this.unacknowledged = updates.length > 0 ? Y.mergeUpdates(updates) : null;
    return {
      document: document?.bytes ?? null,
      unsent: this.unacknowledged,
      place: { epoch: copy.epoch, seq: copy.seq },
      keptAt: Math.max(document?.keptAt ?? 0, own?.keptAt ?? 0, ...left.map(({ keptAt }) => keptAt)),
    };
  }

  /** What this tab and the tabs that are gone left unacknowledged in the copy. */
  private async leftByTabs(copy: CopyRow): Promise<readonly { bytes: Uint8Array; keptAt: number }[]> {
    const { id } = await thisTab();
    const open = await openTabs();
    const tabs = (await tabsWithUnsent(copy)).filter((tab) => tab === id || !open?.has(tab));
    this.adopted = tabs.filter((tab) => tab !== id);
    const held = await Promise.all(tabs.map((tab) => readPart(copy, `held ${tab}`)));
    this.held = held.flatMap((part) => (part ? [readHeldBack(part.bytes)] : []))[0] ?? null;
    const parts = await Promise.all(tabs.map((tab) => readPart(copy, `unsent ${tab}`)));
    return parts.filter((part) => part !== null);
  }

  private async writeUnsent(): Promise<void> {
    const { copy, unacknowledged: update } = this;
    if (!copy) return update ? keepUnsent(this.about, { update, place: this.latest?.place ?? null, keptAt: this.now() }) : removeUnsent(this.about);
    const { id } = await thisTab();
    if (!update) {
      await removePart(copy, `unsent ${id}`);
      if (this.latest) this.documentWrites.later(AGREED_MS, () => this.writeDocument());
    } else if (!(await keepPart(copy, { part: `unsent ${id}`, bytes: update, keptAt: this.now() }))) {
      // Another tab has removed or replaced the copy.
      this.copy = await findCopy(this.about, this.options.schema);
      return this.writeUnsent();
    }
    // What this tab has taken over is in its own part now, or acknowledged.
    if (this.adopted.length > 0) await this.writeHeld();
    for (const tab of this.adopted) await Promise.all([removePart(copy, `unsent ${tab}`), removePart(copy, `held ${tab}`)]);
    this.adopted = [];
  }

  private async writeHeld(): Promise<void> {
    const { copy, held } = this;
    if (!copy) return;
    const { id } = await thisTab();
    if (held) await keepPart(copy, { part: `held ${id}`, bytes: writeHeldBack(held), keptAt: this.now() });
    else await removePart(copy, `held ${id}`);
  }

  private async writeDocument(): Promise<void> {
    const { latest } = this;
    if (this.isOver || !latest || !this.copy) return;
    if (latest.place.epoch !== this.copy.epoch || this.copy.schema !== this.options.schema) this.copy = await this.emptyCopy(latest.place);
    const bytes = latest.read();
    const { copy } = this;
    const isAgreed = this.unacknowledged === null;
    const isKept = await keepPart(copy, { part: 'document', bytes, keptAt: this.now(), place: latest.place });
    if (!isKept) this.copy = await findCopy(this.about, this.options.schema);
    if (!isKept || !isAgreed) return;
    await new Promise((resolve) => setTimeout(resolve, CALM_MS));
    if (this.unacknowledged === null) await keepPart(copy, { part: 'agreed', bytes, keptAt: this.now() });
  }

  /** A copy without text, for a first time or because the document is another one now. */
  private async emptyCopy({ epoch, seq }: Place): Promise<CopyRow> {
    const copy = await makeCopy({ ...this.about, schema: this.options.schema, epoch }, { seq, contactAt: this.now() });
    await this.writeFacts(copy);
    return copy;
  }

  private async writeFacts(copy: CopyRow): Promise<void> {
    if (this.facts !== null) await keepPart(copy, { part: 'facts', bytes: new TextEncoder().encode(this.facts), keptAt: this.now() });
  }

  private isMine(row: About): boolean {
    return row.person === this.about.person && row.response === this.about.response;
  }

  private failed(fault: unknown): void {
    if (this.hasFailed || this.isOver) return;
    this.hasFailed = true;
    const isFull = fault instanceof DOMException && fault.name === 'QuotaExceededError';
    this.options.onTrouble?.(isFull ? 'full' : 'blocked');
  }

  private changed(): void {
    for (const listener of [...this.listeners]) listener();
  }
}
