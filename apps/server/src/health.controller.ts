// Tells those who watch the server whether it is up, and whether it can do its work.
import { Controller, Get, Inject } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { Refusal } from '@samsvar/domain';
import { DATABASE } from './base/database.token';
import { isLogWritable } from './base/readiness.store';
import { Public } from './session/public.decorator';

/** The database has this long to answer, in milliseconds. */
const PATIENCE = 2000;

@Controller()
export class HealthController {
  constructor(@Inject(DATABASE) private readonly sql: Sql) {}

  /** The process is up and its loop turns. */
  @Get('healthz')
  @Public()
  up(): { readonly status: 'up' } {
    return { status: 'up' };
  }

  /** The database answers and the log of live documents may be written. */
  @Get('readyz')
  @Public()
  async ready(): Promise<{ readonly status: 'ready' }> {
    // A database that does not answer is the very thing that is asked about.
    const asked = isLogWritable(this.sql).catch(() => false);
    if (!(await Promise.race([asked, after(PATIENCE)]))) throw new Refusal('unavailable');
    return { status: 'ready' };
  }
}

const after = (milliseconds: number): Promise<false> =>
  new Promise((resolve) => setTimeout(() => resolve(false), milliseconds).unref());
