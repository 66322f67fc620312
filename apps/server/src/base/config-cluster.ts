// Settings that several servers share: the relay between them, and the store of files.
import { ConfigFault } from './config-fault';

/** Where files are kept when no disk is shared: anything that speaks S3. */
export interface ObjectStoreSettings {
  /** Origin of the store. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

/** Values by name, as in `process.env`. */
type Environment = Readonly<Record<string, string | undefined>>;

const value = (env: Environment, name: string): string | null => env[name]?.trim() || null;

/** Address of the Redis between nodes; null: PostgreSQL carries what they tell each other. Throws a `ConfigFault`. */
export const readRedisUrl = (env: Environment): string | null => {
  const text = value(env, 'REDIS_URL');
  if (text === null) return null;
  // The value itself is never repeated: it may carry a password.
  if (!/^rediss?:\/\/[^/]+/.test(text) || !URL.canParse(text)) {
    throw new ConfigFault(
      'REDIS_URL går inte att tolka. Skriv den som redis://:lösenord@värd:6379, eller rediss:// för TLS.',
      'REDIS_URL cannot be read. Write it as redis://:password@host:6379, or rediss:// for TLS.',
    );
  }
  if (value(env, 'DATABASE_URL') === null) {
    throw new ConfigFault(
      'REDIS_URL är till för flera servrar, och de behöver en gemensam databas. Sätt också DATABASE_URL, eller ta bort REDIS_URL.',
      'REDIS_URL is for several servers, and they need a database in common. Also set DATABASE_URL, or remove REDIS_URL.',
    );
  }
  if (value(env, 'SESSION_SECRET') === null) {
    throw new ConfigFault(
      'REDIS_URL är till för flera servrar, och de måste ha samma SESSION_SECRET, annars gäller en inloggning bara på en av dem. Sätt SESSION_SECRET lika på alla.',
      'REDIS_URL is for several servers, and they must have the same SESSION_SECRET, or a sign-in holds on one of them only. Set the same SESSION_SECRET on all.',
    );
  }
  return text;
};

const NEEDED = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'] as const;

/** The store of files; null: they are kept on disk. Throws a `ConfigFault` when only some of it is set. */
export const readObjectStore = (env: Environment): ObjectStoreSettings | null => {
  const [endpoint, bucket, accessKey, secretKey] = NEEDED.map((name) => value(env, name));
  const region = value(env, 'S3_REGION');
  if (!endpoint && !bucket && !accessKey && !secretKey && !region) return null;
  if (!endpoint || !bucket || !accessKey || !secretKey) {
    const missing = NEEDED.filter((name) => value(env, name) === null).join(', ');
    throw new ConfigFault(
      `Filerna ska ligga i ett S3-lager, men ${missing} saknas. Sätt allt som behövs, eller ta bort alla S3_-inställningar så ligger filerna på disk.`,
      `Files are to be kept in an S3 store, but ${missing} is missing. Set all that is needed, or remove every S3_ setting to keep files on disk.`,
    );
  }
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.username) {
    throw new ConfigFault(
      `S3_ENDPOINT=${endpoint} går inte att använda. Ange bara protokoll och värd, till exempel https://s3.example.se.`,
      `S3_ENDPOINT=${endpoint} cannot be used. Give only the protocol and host, for example https://s3.example.se.`,
    );
  }
  return { endpoint: url.origin, region: region ?? 'us-east-1', bucket, accessKey, secretKey };
};
