// Tells those who watch the server whether it is up, and whether it can do its work.
import { Controller, Get } from '@nestjs/common';
import { Refusal } from '@samsvar/domain';
import { Readiness } from './base/readiness';
import { Public } from './session/public.decorator';

@Controller()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** The process is up and its loop turns. */
  @Get('healthz')
  @Public()
  up(): { readonly status: 'up' } {
    return { status: 'up' };
  }

  /** The database answers and the log of live documents was written to just now. */
  @Get('readyz')
  @Public()
  async ready(): Promise<{ readonly status: 'ready' }> {
    if (!(await this.readiness.isReady())) throw new Refusal('unavailable');
    return { status: 'ready' };
  }
}
