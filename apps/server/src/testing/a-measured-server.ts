// One server of tests/bench/walls, in a process of its own: with the second wall and the log of who did what, or without both.
import os from 'node:os';
import { migrate, openDatabase } from '@samsvar/database';
import { createApplication } from '../application';
import { Audit } from '../audit/audit';
import { readSettings } from '../base/config';
import { openLog } from '../base/logger';
import { ReviewPace } from '../comment/review-pace';

const [url = '', walls = 'with', migrations = ''] = process.argv.slice(2);
// By this name the benchmark finds the connections, to see what they cost.
const sql = openDatabase(url, { name: `walls ${walls}` });
await migrate(sql, migrations);
const app = await createApplication(
  {
    config: { ...readSettings({ DATABASE_URL: url, DATA_DIR: os.tmpdir() }), sessionSecret: 'x'.repeat(64) },
    sql,
    clock: () => new Date(),
    log: openLog('silent'),
    withoutWalls: walls === 'without',
  },
  '/nowhere',
);
const nothing = () => Promise.resolve();
if (walls === 'without') Object.assign(app.get(Audit), { record: nothing, recordBy: nothing });
// One person writes as fast as many.
Object.assign(app.get(ReviewPace), { take: nothing });
await app.listen(0, '127.0.0.1');
const address: unknown = app.getHttpServer().address();
process.send?.(typeof address === 'object' && address && 'port' in address ? address.port : 0);
process.once('disconnect', () => process.exit());
