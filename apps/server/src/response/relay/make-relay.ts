// Which relay a server has: none alone on its own database, PostgreSQL on a server's, Redis where one is named.
import { randomUUID } from 'node:crypto';
import type { Sql } from '@samsvar/database';
import type { Relay } from '@samsvar/realtime';
import type { Config } from '../../base/config';
import type { Log } from '../../base/logger';
import { PostgresRelay } from './postgres-relay';
import { RedisRelay } from './redis-relay';

/** The way to the other nodes. */
export interface ChosenRelay {
  /** Null where there can be no other nodes. */
  readonly relay: Relay | null;
  /** For `ResponseUpdateStore`: the name under which the database itself tells of appends; null when it does not. */
  readonly notifyAs: string | null;
}

/** Chooses by the settings. Nothing is connected until `listen`. */
export const makeRelay = (
  config: Pick<Config, 'databaseUrl' | 'redisUrl'>,
  sql: Sql,
  log: Log,
): ChosenRelay => {
  const node = randomUUID();
  if (config.databaseUrl === null) return { relay: null, notifyAs: null };
  if (config.redisUrl !== null) return { relay: new RedisRelay(config.redisUrl, node, log), notifyAs: null };
  return { relay: new PostgresRelay(sql, node, log), notifyAs: node };
};
