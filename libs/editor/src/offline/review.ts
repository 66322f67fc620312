// Holds back what was written without contact until the person has seen what others wrote meanwhile, where that matters.
import type { ResponseConnection } from '../connection/response-connection';
import { blocksOf, compareBlocks, needsReview, type ChangedBlock, type TextBlock } from './compare';
import type { ComputerKeeper } from './computer-keeper';

/** What the person is asked to look at before anything of theirs is sent. */
export interface Review {
  readonly changed: readonly ChangedBlock[];
}

/** What a review needs of the page. */
export interface ReviewHost {
  /** The blocks of the text as the server has it. */
  readTheirs(): Promise<readonly TextBlock[]>;
  /** Milliseconds since 1970. */
  now(): number;
}

/** Watches one connection whose document is kept as a copy. */
export class OfflineReview {
  private review: Review | null = null;
  private readonly listeners = new Set<() => void>();
  private readonly stops: readonly (() => void)[];
  private wasConnected = false;
  private isJudging = false;
  private lostAt: number | null = null;
  /** What was written without contact has not been judged since. */
  private isUndecided = false;
  private mine: readonly TextBlock[] = [];
  private agreed: Promise<readonly TextBlock[] | null> = Promise.resolve(null);

  constructor(
    private readonly connection: ResponseConnection,
    private readonly keeper: ComputerKeeper,
    private readonly host: ReviewHost,
  ) {
    this.stops = [connection.subscribe(() => this.look()), keeper.subscribe(() => this.lookAtCopy())];
  }

  /** What the person should look at; null when there is nothing. */
  get current(): Review | null {
    return this.review;
  }

  /** Calls `listener` when `current` changes; the answer stops that. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** The person has seen it: their changes are sent. */
  send(): void {
    this.isUndecided = false;
    void this.keeper.holdBack(null);
    this.show(null);
    this.connection.release();
  }

  close(): void {
    for (const stop of this.stops) stop();
  }

  /** A copy is written in without contact: what comes of that is held until it has been judged. */
  private lookAtCopy(): void {
    if (this.connection.isConnected) return;
    if (this.keeper.isCopied) this.hold();
    else if (!this.review) this.letGo();
  }

  private hold(): void {
    this.isUndecided = true;
    this.connection.hold();
  }

  private letGo(): void {
    this.isUndecided = false;
    this.connection.release();
  }

  private look(): void {
    const { connection, wasConnected } = this;
    this.wasConnected = connection.isConnected;
    if (connection.isConnected && !wasConnected && this.keeper.isCopied) {
      // Still as it was written without contact: the others' text comes a moment later, unless it has come once before.
      this.mine = this.keeper.heldBack?.mine ?? blocksOf(connection.doc);
      this.agreed = this.keeper.agreedBlocks();
    }
    if (!connection.isConnected && wasConnected) {
      // A contact that was lost again before anything was decided was none.
      if (!this.isUndecided) this.lostAt = this.host.now();
      this.lookAtCopy();
    }
    if (connection.isHeldBack && !this.isJudging) void this.judge();
  }

  private async judge(): Promise<void> {
    this.isJudging = true;
    const review = await this.reviewOf();
    this.isJudging = false;
    // The line may have been lost meanwhile: then it is judged again when it is back.
    if (!this.connection.isHeldBack) return;
    if (review) this.show(review);
    else this.send();
  }

  /** Null when the changes may be sent at once. */
  private async reviewOf(): Promise<Review | null> {
    const { connection, keeper, host, mine } = this;
    if (!connection.hasUnsaved || connection.canWrite === false) return null;
    const merged = blocksOf(connection.doc);
    const isAsked = keeper.heldBack?.isAsked ?? false;
    if (isSame(merged, mine) && !isAsked) return null;
    const since = keeper.heldBack?.since ?? this.lostAt ?? keeper.contactAt ?? host.now();
    // From here on the document holds both sides: which words were this person's is known from this alone.
    await keeper.holdBack({ mine, since, isAsked });
    // Cannot the server be asked again, the merged text tells at least what is new in it.
    const theirs = await host.readTheirs().catch(() => merged);
    const changed = compareBlocks({ base: await this.agreed, theirs, mine });
    if (!isAsked && !needsReview(changed, host.now() - since)) return null;
    await keeper.holdBack({ mine, since, isAsked: true });
    return isAsked && isAlike(changed, this.review) ? this.review : { changed };
  }

  private show(review: Review | null): void {
    this.review = review;
    for (const listener of [...this.listeners]) listener();
  }
}

/** What the person has looked at already is not put before them a second time. */
const isAlike = (changed: readonly ChangedBlock[], review: Review | null): boolean => JSON.stringify(changed) === JSON.stringify(review?.changed);

const isSame = (a: readonly TextBlock[], b: readonly TextBlock[]): boolean =>
  a.length === b.length && a.every(({ id, words }, index) => id === b[index]?.id && words === b[index]?.words);

/** Reads the text of a connection made for this alone, and closes it again. Rejects when it does not come in time. */
export const readOnce = (connection: ResponseConnection, limitMs: number): Promise<readonly TextBlock[]> =>
  new Promise<readonly TextBlock[]>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The text did not come')), limitMs);
    connection.subscribe(() => {
      if (!connection.isSynced) return;
      clearTimeout(timer);
      resolve(blocksOf(connection.doc));
    });
    connection.connect();
  }).finally(() => connection.close());
