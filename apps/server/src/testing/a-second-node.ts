// Another node of the same cluster: the same database, files and secret, everything else of its own.
import path from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { openDatabase } from '@samsvar/database';
import { createApplication } from '../application';
import { openLog } from '../base/logger';
import type { TestApplication } from './an-application';

export interface SecondNode {
  readonly app: NestExpressApplication;
  readonly url: string;
  close(): Promise<void>;
}

/** Starts it. Close it before the first one. */
export const aSecondNode = async ({ config }: TestApplication): Promise<SecondNode> => {
  const sql = openDatabase(config.databaseUrl ?? '');
  const parts = { config, sql, clock: () => new Date(), log: openLog('silent') };
  const app = await createApplication(parts, path.join(config.dataDir, 'no-web'));
  await app.listen(0, '127.0.0.1');
  const address: unknown = app.getHttpServer().address();
  const port = typeof address === 'object' && address && 'port' in address ? address.port : 0;
  const close = async () => {
    app.getHttpServer().closeAllConnections();
    await app.close();
    await sql.end({ timeout: 5 });
  };
  return { app, url: `http://127.0.0.1:${String(port)}`, close };
};
