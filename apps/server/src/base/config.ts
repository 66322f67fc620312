// The settings of the server, read once from the environment; a bad or unsafe one stops the start.
import path from 'node:path';
import { readObjectStore, readRedisUrl, type ObjectStoreSettings } from './config-cluster';
import { ConfigFault } from './config-fault';
import { readMail, type MailSettings } from './config-mail';

/** Injects the `Config` of the process. */
export const CONFIG = Symbol('config');

/** How much is logged, from most to least. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What the environment says, with defaults filled in. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Absolute path of the one folder that everything is stored under. */
  readonly dataDir: string;
  /** Null: the app runs its own database under `dataDir`. */
  readonly databaseUrl: string | null;
  /** Null: PostgreSQL carries what nodes tell each other. */
  readonly redisUrl: string | null;
  /** Null: files are kept on disk under `dataDir`. */
  readonly objectStore: ObjectStoreSettings | null;
  /** Origin that people use, without a path; null when the server is reached on loopback only. */
  readonly publicUrl: string | null;
  /** Null: mail is kept in the outbox. */
  readonly mail: MailSettings | null;
  readonly demo: boolean;
  /** How many proxies stand in front, or their addresses; false: X-Forwarded-For is not believed. */
  readonly trustProxy: false | number | readonly string[];
  /** Port of the internal listener for measures and the operator's page; null: none. */
  readonly metricsPort: number | null;
  /** Where the internal listener is reached. It asks nobody who they are: only a closed network may see it. */
  readonly metricsHost: string;
  /** What changes to organisations on the internal listener take; null: none can be made there. */
  readonly operatorSecret: string | null;
  readonly logLevel: LogLevel;
}

/** The settings with the secret that signs session cookies. */
export interface Config extends Settings {
  readonly sessionSecret: string;
}

/** Values by name, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads and judges the settings. Throws a `ConfigFault` that says how to mend the first bad one. */
export const readSettings = (env: Environment): Settings => {
  const databaseUrl = readDatabaseUrl(env);
  const publicUrl = readPublicUrl(env);
  const host = value(env, 'HOST') ?? '127.0.0.1';
  if (!isLoopback(host) && publicUrl === null) {
    throw new ConfigFault(
      `HOST=${host} gör servern nåbar utifrån. Sätt också PUBLIC_URL till adressen som användarna skriver, till exempel https://samsvar.example.se.`,
      `HOST=${host} opens the server to others. Also set PUBLIC_URL to the address people use, for example https://samsvar.example.se.`,
    );
  }
  const demo = readDemo(env, databaseUrl);
  if (demo && env['DEMO'] !== '1' && !isLoopback(host)) {
    throw new ConfigFault(
      `HOST=${host} skulle visa demons kända lösenord för andra. Sätt DATABASE_URL för skarp drift, eller DEMO=1 om du verkligen vill visa demon.`,
      `HOST=${host} would show the demo’s known passwords to others. Set DATABASE_URL for real use, or DEMO=1 if you do want to show the demo.`,
    );
  }
  return {
    port: readPort(env, 'PORT') ?? 3000,
    host,
    dataDir: path.resolve(value(env, 'DATA_DIR') ?? 'data'),
    databaseUrl,
    redisUrl: readRedisUrl(env),
    objectStore: readObjectStore(env),
    publicUrl,
    mail: readMail(env, { publicUrl, isLoopback }),
    demo,
    trustProxy: readTrustProxy(env),
    metricsPort: readPort(env, 'METRICS_PORT'),
    metricsHost: value(env, 'METRICS_HOST') ?? '127.0.0.1',
    operatorSecret: readOperatorSecret(env),
    logLevel: readLogLevel(env, databaseUrl),
  };
};

/** Whether a host name can only be reached from this machine. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);

const value = (env: Environment, name: string): string | null => env[name]?.trim() || null;

const readPort = (env: Environment, name: string): number | null => {
  const text = value(env, name);
  if (text === null) return null;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new ConfigFault(
    `${name}=${text} är inget portnummer. Ange ett heltal mellan 0 och 65535, till exempel ${name}=3000.`,
    `${name}=${text} is not a port number. Give a whole number from 0 to 65535, for example ${name}=3000.`,
  );
};

const readDatabaseUrl = (env: Environment): string | null => {
  const text = value(env, 'DATABASE_URL');
  if (text === null) return null;
  // The value itself is never repeated: it carries a password.
  if (/^postgres(ql)?:\/\/[^/]+\/[^/]+/.test(text) && URL.canParse(text)) return text;
  throw new ConfigFault(
    'DATABASE_URL går inte att tolka. Skriv den som postgresql://namn:lösenord@värd:5432/databas.',
    'DATABASE_URL cannot be read. Write it as postgresql://name:password@host:5432/database.',
  );
};

const readPublicUrl = (env: Environment): string | null => {
  const text = value(env, 'PUBLIC_URL');
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (
    !url ||
    !/^https?:$/.test(url.protocol) ||
    url.pathname !== '/' ||
    url.search ||
    url.hash ||
    url.username
  ) {
    throw new ConfigFault(
      `PUBLIC_URL=${text} går inte att använda. Ange bara protokoll och värd, till exempel https://samsvar.example.se.`,
      `PUBLIC_URL=${text} cannot be used. Give only the protocol and host, for example https://samsvar.example.se.`,
    );
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new ConfigFault(
      `PUBLIC_URL=${text} är okrypterad, så lösenord skulle kunna avlyssnas. Sätt en proxy med TLS framför och ange https://.`,
      `PUBLIC_URL=${text} is not encrypted, so passwords could be overheard. Put a proxy with TLS in front and write https://.`,
    );
  }
  return url.origin;
};

const readDemo = (env: Environment, databaseUrl: string | null): boolean => {
  const text = value(env, 'DEMO');
  if (text === null) return databaseUrl === null;
  if (text === '1' || text === '0') return text === '1';
  throw new ConfigFault(
    `DEMO=${text} går inte att tolka. Skriv DEMO=1 för demo eller DEMO=0 för ingen.`,
    `DEMO=${text} cannot be read. Write DEMO=1 for the demo or DEMO=0 for none.`,
  );
};

const readTrustProxy = (env: Environment): Settings['trustProxy'] => {
  const text = value(env, 'TRUST_PROXY');
  if (text === null || text === '0') return false;
  if (/^[1-9]$/.test(text)) return Number(text);
  const addresses = text.split(',').map((part) => part.trim());
  if (addresses.every((address) => /^[0-9a-f.:]+(\/\d{1,3})?$/i.test(address) && /[.:]/.test(address)))
    return addresses;
  throw new ConfigFault(
    `TRUST_PROXY=${text} går inte att använda. Ange antalet proxyer framför servern (1–9) eller deras IP-adresser med komma emellan.`,
    `TRUST_PROXY=${text} cannot be used. Give the number of proxies in front (1–9) or their IP addresses, separated by commas.`,
  );
};

/** Shortest OPERATOR_SECRET, in characters: it is all that stands before every organisation. */
export const OPERATOR_SECRET_LENGTH = 32;

const readOperatorSecret = (env: Environment): string | null => {
  const text = value(env, 'OPERATOR_SECRET');
  // A short one is never repeated: it may be in use somewhere else.
  if (text === null || text.length >= OPERATOR_SECRET_LENGTH) return text;
  throw new ConfigFault(
    `OPERATOR_SECRET är för kort. Använd minst ${OPERATOR_SECRET_LENGTH} slumpade tecken, till exempel från: openssl rand -hex 32.`,
    `OPERATOR_SECRET is too short. Use at least ${OPERATOR_SECRET_LENGTH} random characters, for example from: openssl rand -hex 32.`,
  );
};

const readLogLevel = (env: Environment, databaseUrl: string | null): LogLevel => {
  // With its own database the server runs in someone's terminal, where only what is wrong is worth a line.
  const text = value(env, 'LOG_LEVEL') ?? (databaseUrl === null ? 'warn' : 'info');
  const level = LOG_LEVELS.find((known) => known === text);
  if (level) return level;
  throw new ConfigFault(
    `LOG_LEVEL=${text} finns inte. Välj bland ${LOG_LEVELS.join(', ')}.`,
    `LOG_LEVEL=${text} does not exist. Choose among ${LOG_LEVELS.join(', ')}.`,
  );
};
