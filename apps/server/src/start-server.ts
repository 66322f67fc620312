// Starts everything in order: settings, database, application, demo, listening; and stops it in the opposite order.
import fs from 'node:fs';
import path from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { MIGRATIONS, migrate, openDatabase, startEmbedded, type Sql } from '@samsvar/database';
import { createApplication } from './application';
import { readSettings, type Config, type Environment } from './base/config';
import { ConfigFault } from './base/config-fault';
import { codeOf, faultOf } from './base/fault';
import { listenInternally } from './base/internal-listener';
import { openLog } from './base/logger';
import { connectionName, isOtherSecretInUse } from './base/same-secret.store';
import { readSessionSecret } from './base/session-secret';
import { operatorDesk } from './operator-desk';
import { operatorOrganisationsOf } from './operator-organisations-of';
import { organisationDesk } from './operator-organisation-desk';
import { ORGANISATIONS_PATH } from './operator-organisation-page';

/** A server that listens. */
export interface RunningServer {
  /** The address to open. */
  readonly address: string;
  /** The address of the operator's page and the measures; null when nobody asked for it. */
  readonly operatorAddress: string | null;
  readonly config: Config;
  readonly app: NestExpressApplication;
  /** Stops in order: no new requests, live documents drained, the pool, then the own database. */
  stop(): Promise<void>;
}

/** Says what is going on, in Swedish and English. */
export type Tell = (sv: string, en: string) => void;

/** Fills a demo workspace that is empty, and makes its people known for signing in. */
export type FillDemo = (app: NestExpressApplication, tell: Tell) => Promise<void>;

/** The bundle's own copy of the migrations; the source's when run from source. */
const BUNDLED = path.join(import.meta.dirname, 'migrations');

/** Requests under way have this long to end before their connections are cut, in milliseconds. */
const DRAIN = 3000;

/** How long the connections of a server that has ended may still be shown, in milliseconds. */
const LEAVING = 3000;

/** Starts the server. Throws a `ConfigFault` for what the person who starts it can mend; then nothing is left running. */
export const startServer = async (
  env: Environment,
  tell: Tell,
  fillDemo: FillDemo,
): Promise<RunningServer> => {
  const settings = readSettings(env);
  const config: Config = { ...settings, sessionSecret: readSessionSecret(env, settings.dataDir) };
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    // One step that fails must not keep the others from being taken.
    const failed: unknown[] = [];
    for (const step of undo.splice(0).reverse()) await step().catch((error: unknown) => failed.push(error));
    if (failed.length > 0) throw failed[0];
  };
  try {
    const sql = await openStore(config, tell, undo);
    const app = await createApplication({
      config,
      sql,
      clock: () => new Date(),
      log: openLog(config.logLevel),
    });
    undo.push(() => close(app));
    await app.init();
    if (config.demo) {
      await fillDemo(app, tell);
    }
    await listen(app, config);
    const operatorAddress = await listenForOperators(app, config, undo);
    return { operatorAddress, address: config.publicUrl ?? addressOf(app, config), config, app, stop };
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
};

/** Opens the database, brought up to date; what it takes to close it again is put on `undo`. Throws a `ConfigFault`. */
export const openStore = async (config: Config, tell: Tell, undo: (() => Promise<unknown>)[]): Promise<Sql> => {
  let url = config.databaseUrl;
  if (url === null) {
    tell('Startar databasen …', 'Starting the database …');
    const embedded = await startEmbedded(config.dataDir).catch(asConfigFault);
    undo.push(() => embedded.stop());
    url = embedded.url;
  }
  const name = connectionName(config.sessionSecret);
  const sql = openDatabase(url, { name });
  undo.push(() => sql.end({ timeout: 5 }));
  await sql`select 1`.catch((error: unknown) => {
    throw unreachable(error);
  });
  await refuseOtherSecret(sql, name);
  const applied = await migrate(sql, fs.existsSync(BUNDLED) ? BUNDLED : MIGRATIONS);
  if (applied.length > 0)
    tell(`Databasen uppdaterad (${applied.length}).`, `Database brought up to date (${applied.length}).`);
  return sql;
};

/**
 * Servers with different secrets would not know each other's sign-ins, nor what each other has sealed. One that has
 * just been stopped, as when the secret is changed, may still be shown for a moment.
 */
const refuseOtherSecret = async (sql: Sql, name: string): Promise<void> => {
  const end = Date.now() + LEAVING;
  while (await isOtherSecretInUse(sql, name)) {
    if (Date.now() > end) {
      throw new ConfigFault(
        'En annan Samsvar-server använder samma databas med en annan SESSION_SECRET. Sätt samma SESSION_SECRET på alla servrar, eller stoppa de andra först.',
        'Another Samsvar server uses the same database with another SESSION_SECRET. Set the same SESSION_SECRET on all servers, or stop the others first.',
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
};

/** The embedded database explains itself in a sentence; that is all the person needs to see. */
const asConfigFault = (error: unknown): never => {
  const { message } = faultOf(error);
  throw new ConfigFault(`Databasen kunde inte startas. ${message}`, message);
};

const unreachable = (error: unknown) => {
  // Only the code is told: the driver's message can repeat the address with its password.
  const code = codeOf(error) ?? 'unknown';
  return new ConfigFault(
    `Databasen i DATABASE_URL svarar inte (${code}). Kontrollera adress, namn och lösenord, och att den är igång.`,
    `The database in DATABASE_URL does not answer (${code}). Check the address, name and password, and that it is running.`,
  );
};

const listen = async (app: NestExpressApplication, config: Config): Promise<void> => {
  try {
    // Not app.listen, which also writes a failure to the log, where it would stand beside our sentence.
    const server = app.getHttpServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(config.port, config.host, resolve);
    });
  } catch (error) {
    throw unheard(error, { host: config.host, port: config.port, prefix: '' });
  }
};

/** Opens the internal listener when a port was given for it; answers its address. */
const listenForOperators = async (
  app: NestExpressApplication,
  { metricsPort: port, metricsHost: host, operatorSecret }: Config,
  undo: (() => Promise<unknown>)[],
): Promise<string | null> => {
  if (port === null) return null;
  const organisations = organisationDesk(operatorOrganisationsOf(app), operatorSecret);
  const pages = { '/': operatorDesk(app), [ORGANISATIONS_PATH]: organisations.page };
  const forms = { [ORGANISATIONS_PATH]: organisations.form };
  const listener = await listenInternally({ host, port, pages, forms }).catch((error: unknown) => {
    throw unheard(error, { host, port, prefix: 'METRICS_' });
  });
  undo.push(() => listener.stop());
  return `http://${host}:${listener.port}/`;
};

/** Why an address cannot be listened on, in a sentence that names the settings to change. */
const unheard = (error: unknown, asked: { readonly host: string; readonly port: number; readonly prefix: string }): unknown => {
  const { host, port, prefix } = asked;
  const code = codeOf(error) ?? '';
  if (code === 'EADDRINUSE') {
    return new ConfigFault(
      `Port ${port} används redan. Stäng det andra programmet, eller välj en annan port: ${prefix}PORT=${port + 1} npm start.`,
      `Port ${port} is already in use. Close the other program, or choose another port: ${prefix}PORT=${port + 1} npm start.`,
    );
  }
  if (['EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND'].includes(code)) {
    return new ConfigFault(
      `Det går inte att lyssna på ${host}:${port}. Välj en annan ${prefix}HOST eller ${prefix}PORT.`,
      `Cannot listen on ${host}:${port}. Choose another ${prefix}HOST or ${prefix}PORT.`,
    );
  }
  return error;
};

const addressOf = (app: NestExpressApplication, config: Config): string => {
  const address = app.getHttpServer().address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  return `http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${port}`;
};

const close = async (app: NestExpressApplication): Promise<void> => {
  const cut = setTimeout(() => app.getHttpServer().closeAllConnections(), DRAIN);
  await app.close();
  clearTimeout(cut);
};
