// Gathers what the operator's page shows, from every part of the running server.
import { statfs } from 'node:fs/promises';
import os from 'node:os';
import type { INestApplication } from '@nestjs/common';
import { BlobStore } from './base/blob-store';
import { CLOCK, type Clock } from './base/clock';
import { CONFIG, type Config } from './base/config';
import type { InternalPage } from './base/internal-listener';
import { Readiness } from './base/readiness';
import { within } from './base/within';
import { judgeFindings, type Findings } from './operator-lights';
import { operatorPage } from './operator-page';
import { ResponseDocuments } from './response/response-documents';
import { AccessNews } from './session/access-news';

/** The store of files has this long to answer (ms). */
const PATIENCE = 2_000;

/** The page of this application. Each look is one small write to the database, at most once a second. */
export const operatorDesk = (app: INestApplication): InternalPage => {
  const strict = { strict: false };
  const documents = app.get(ResponseDocuments, strict);
  const news = app.get(AccessNews, strict);
  const readiness = app.get(Readiness, strict);
  const blobs = app.get(BlobStore, strict);
  const { dataDir, objectStore } = app.get<Config>(CONFIG, strict);
  const clock = app.get<Clock>(CLOCK, strict);
  return async (query) => {
    const keeping = within(PATIENCE, blobs.check()).then(
      () => true,
      () => false,
    );
    const [database, disk, canBeKept] = await Promise.all([readiness.database(), roomIn(dataDir), keeping]);
    const { figures, signs } = documents;
    const found: Findings = {
      database,
      files: { canBeKept, isRemote: objectStore !== null, disk },
      oldestUnstoredMs: figures.oldestUncommittedMs,
      silentMs: news.silentMs,
      work: signs.work,
      memory: { used: process.memoryUsage.rss(), limit: memoryLimit() },
    };
    const { documents: open, connections } = figures;
    const facts = { node: os.hostname(), at: clock(), documents: open, connections, incidents: signs.incidents };
    return operatorPage(judgeFindings(found), facts, query.has('stilla'));
  };
};

const roomIn = async (folder: string): Promise<Findings['files']['disk']> => {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { free: bavail * bsize, total: blocks * bsize };
  } catch {
    // A folder that cannot be asked is shown as such.
    return null;
  }
};

/** What the container may use, or the machine has, in bytes. */
const memoryLimit = (): number => {
  const constrained = process.constrainedMemory();
  const all = os.totalmem();
  return constrained > 0 && constrained < all ? constrained : all;
};
