// Makes the settings, the database, the clock and the log available to every room.
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import type { Sql } from '@samsvar/database';
import { CLOCK, type Clock } from './clock';
import { CONFIG, type Config } from './config';
import { DATABASE, SYSTEM_DATABASE } from './database.token';
import { LOG, type Log } from './logger';
import { Readiness } from './readiness';
import { RefusalFilter } from './refusal.filter';
import { validationPipe } from './validation';

/** What the application is given by whoever starts it. */
export interface Parts {
  readonly config: Config;
  readonly sql: Sql;
  readonly clock: Clock;
  readonly log: Log;
}

@Global()
@Module({})
export class BaseModule {
  static with(parts: Parts): DynamicModule {
    return {
      module: BaseModule,
      providers: [
        { provide: CONFIG, useValue: parts.config },
        { provide: DATABASE, useValue: parts.sql },
        { provide: SYSTEM_DATABASE, useValue: parts.sql },
        { provide: CLOCK, useValue: parts.clock },
        { provide: LOG, useValue: parts.log },
        Readiness,
        { provide: APP_FILTER, useClass: RefusalFilter },
        { provide: APP_PIPE, useFactory: validationPipe },
      ],
      exports: [CONFIG, DATABASE, SYSTEM_DATABASE, CLOCK, LOG, Readiness],
    };
  }
}
