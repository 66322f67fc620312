// What the service of guests stands on: the database whole, the clock and the log.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { Audit } from '../audit/audit';
import { CLOCK, type Clock } from '../base/clock';
import { SYSTEM_DATABASE } from '../base/database.token';

@Injectable()
export class GuestGround {
  constructor(
    // Guests are of other organisations, and addresses are looked up: each statement names the organisation of the grant.
    @Inject(SYSTEM_DATABASE) readonly sql: Sql,
    @Inject(CLOCK) readonly clock: Clock,
    readonly audit: Audit,
  ) {}
}
