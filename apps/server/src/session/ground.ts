// What signing in and accounts stand on: the database whole, the clock and the settings.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { CLOCK, type Clock } from '../base/clock';
import { CONFIG, type Config } from '../base/config';
import { SYSTEM_DATABASE } from '../base/database.token';

@Injectable()
export class Ground {
  constructor(
    // An account belongs to a person, not to the organisation that they act as; and whoever signs in is nobody yet.
    @Inject(SYSTEM_DATABASE) readonly sql: Sql,
    @Inject(CLOCK) readonly clock: Clock,
    @Inject(CONFIG) readonly config: Config,
  ) {}
}
