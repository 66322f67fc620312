// Makes the settings, the database, the clock and the log available to every room.
import { Global, Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { asTenant, type Sql } from '@samsvar/database';
import { CLOCK, type Clock } from './clock';
import { CONFIG, type Config } from './config';
import { DATABASE, SYSTEM_DATABASE } from './database.token';
import { LOG, type Log } from './logger';
import { Readiness } from './readiness';
import { RefusalFilter } from './refusal.filter';
import { tenantNow } from './tenant';
import { validationPipe } from './validation';

/** What the application is given by whoever starts it. */
export interface Parts {
  readonly config: Config;
  readonly sql: Sql;
  readonly clock: Clock;
  readonly log: Log;
  /** Only for measuring what it costs: requests of tenants see the whole database, as if there were no second wall. */
  readonly withoutWalls?: boolean;
}

/** Connections of tenants are opened by the application and close with it, after everything that may still ask. */
const TENANTS = Symbol('tenant connections');

@Global()
@Module({})
export class BaseModule implements OnApplicationShutdown {
  constructor(@Inject(TENANTS) private readonly tenants: { close(): Promise<void> }) {}

  onApplicationShutdown(): Promise<void> {
    return this.tenants.close();
  }

  static with(parts: Parts): DynamicModule {
    const tenants = asTenant(parts.sql, parts.withoutWalls === true ? () => null : tenantNow);
    return {
      module: BaseModule,
      providers: [
        { provide: CONFIG, useValue: parts.config },
        { provide: DATABASE, useValue: tenants.sql },
        { provide: TENANTS, useValue: tenants },
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
