// Makes findable what was stored before there was searching: a little at a time, from where it was left.
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import { compoundParts, compoundPartsOf } from '@samsvar/ingest';
import { SYSTEM_DATABASE } from '../base/database.token';
import { faultOf } from '../base/fault';
import { LOG, type Log } from '../base/logger';
import { changedWords } from './response-changes';
import { findUnsearched, findUnsearchedBlocks, storeParts, writeWords } from './response-words.store';
import { wordsOfResponse } from './response-words';

/** Blocks in one transaction: some tens of milliseconds of this process's time. */
const BATCH = 1_000;

@Injectable()
export class FillSearch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private isStopping = false;
  private work: Promise<void> = Promise.resolve();

  constructor(
    // Of all organisations, for nobody in particular: no request asks for it.
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    // What fails here only leaves old texts to be found later: the next start goes on where this one ended.
    this.work = this.fill().catch((error: unknown) => this.log.error({ fault: faultOf(error) }, 'could not make old texts findable'));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.work;
  }

  /** Ends when all that is stored can be found. Several nodes take different rows. */
  async fill(): Promise<void> {
    while (!this.isStopping && (await this.fillBlocks())) await pause();
    for (let after = FIRST; !this.isStopping; await pause()) {
      const next = await this.fillResponse(after);
      if (next === null) return;
      after = next;
    }
  }

  private fillBlocks(): Promise<boolean> {
    return transaction(this.sql, async (tx) => {
      const blocks = await findUnsearchedBlocks(tx, BATCH);
      const [first] = blocks;
      if (!first) return false;
      const parts = compoundPartsOf(blocks.map(({ text }) => text));
      await storeParts(tx, { versionId: first.versionId, ords: blocks.map(({ ord }) => ord), parts });
      return true;
    });
  }

  /** One response; answers its id, or null when none is left. */
  private fillResponse(after: string): Promise<string | null> {
    return transaction(this.sql, async (tx) => {
      const found = await findUnsearched(tx, after);
      if (found) await writeWords(tx, found.id, { ...changedWords([], wordsOfResponse(found.content)), partsOf: compoundParts });
      return found?.id ?? null;
    });
  }
}

const FIRST = '00000000-0000-0000-0000-000000000000';

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
