// What every step of signing in through a provider stands on, while nobody is signed in yet.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { Audit } from '../audit/audit';
import { CLOCK, type Clock } from '../base/clock';
import { CONFIG, type Config } from '../base/config';
import { SYSTEM_DATABASE } from '../base/database.token';

@Injectable()
export class Ground {
  constructor(
    // No tenant can be named before somebody is signed in.
    @Inject(SYSTEM_DATABASE) readonly sql: Sql,
    @Inject(CONFIG) readonly config: Config,
    @Inject(CLOCK) readonly clock: Clock,
    readonly audit: Audit,
  ) {}
}
