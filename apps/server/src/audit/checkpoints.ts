// Signs how far each log has come, and gives that to others: every hour, and when something weighty has been done.
import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { transaction, type Sql, type Transaction } from '@samsvar/database';
import type { OrganisationId } from '@samsvar/domain';
import { CLOCK, type Clock } from '../base/clock';
import { CONFIG, type Config } from '../base/config';
import { SYSTEM_DATABASE } from '../base/database.token';
import { faultOf } from '../base/fault';
import { LOG, type Log } from '../base/logger';
import { CheckpointSigner, type Checkpoint } from './checkpoint';
import { findHeadOf, findUnmarked, giveToWitnesses, insertCheckpoint, isMyTurn } from './checkpoint.store';

/** Ms between two rounds. */
const ROUND = 60 * 60_000;

/** Checkpoints as JSON lines, in the folder of the server's data: whoever rewrites the database has not rewritten these. */
export const CHECKPOINT_FILE = 'audit-checkpoints.jsonl';

@Injectable()
export class Checkpoints implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly signer: CheckpointSigner;
  private readonly file: string;
  private timer: NodeJS.Timeout | null = null;
  private isStopping = false;
  private working: Promise<unknown> = Promise.resolve();

  constructor(
    // What concerns all organisations, and their witnesses: nobody in particular asks for it.
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.signer = new CheckpointSigner(config.sessionSecret);
    this.file = path.join(config.dataDir, CHECKPOINT_FILE);
  }

  onApplicationBootstrap(): void {
    // At another moment on each node.
    this.next(Math.random() * ROUND);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    if (this.timer) clearTimeout(this.timer);
    await this.working;
  }

  /** Signs the heads of these logs as they are now. To be called once what was done is committed. */
  async take(organisations: readonly OrganisationId[]): Promise<void> {
    await this.keep((tx) => this.mark(tx, organisations));
  }

  /** The same without waiting: what was done stands, whatever becomes of its checkpoint; the next round makes up for it. */
  takeSoon(organisations: readonly OrganisationId[]): void {
    if (!this.isStopping) this.work(() => this.take(organisations));
  }

  /** Signs the heads of all logs that have gone on since; answers how many. Leaves it to the other node when one is at it. */
  round(): Promise<number> {
    return this.keep(async (tx) => ((await isMyTurn(tx)) ? this.mark(tx, await findUnmarked(tx)) : []));
  }

  /** Written outside the database before it is committed there: one checkpoint too many does no harm. */
  private keep(mark: (tx: Transaction) => Promise<readonly Checkpoint[]>): Promise<number> {
    return transaction(this.sql, async (tx) => {
      const made = await mark(tx);
      if (made.length > 0) await appendFile(this.file, made.map((one) => `${JSON.stringify(one)}\n`).join(''), { mode: 0o600 });
      return made.length;
    });
  }

  private async mark(tx: Transaction, organisations: readonly OrganisationId[]): Promise<readonly Checkpoint[]> {
    const made: Checkpoint[] = [];
    // In the order of ids, like the logs themselves.
    for (const organisation of [...new Set(organisations)].sort()) {
      const head = await findHeadOf(tx, organisation);
      if (!head) continue;
      const checkpoint = this.signer.sign({ organisation, ...head, signedAt: this.clock().toISOString() });
      if (await insertCheckpoint(tx, checkpoint)) made.push(checkpoint);
      // Also one that was there: whoever has come to share a response since is given it, too.
      await giveToWitnesses(tx, checkpoint);
    }
    return made;
  }

  private next(ms: number): void {
    this.timer = setTimeout(() => {
      this.work(() => this.round().finally(() => !this.isStopping && this.next(ROUND)));
    }, ms).unref();
  }

  private work(task: () => Promise<unknown>): void {
    const before = this.working;
    this.working = before.then(task).catch((error: unknown) => this.log.warn(faultOf(error), 'a checkpoint of the log could not be made'));
  }
}
