// Settings: the defaults, and the sentence for each bad or unsafe one.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readSettings } from './config';
import { ConfigFault } from './config-fault';
import { readSessionSecret } from './session-secret';

const SECRET = 'x'.repeat(32);
const S3 = { S3_ENDPOINT: 'http://minio:9000', S3_BUCKET: 'samsvar', S3_ACCESS_KEY: 'nyckel', S3_SECRET_KEY: 'hemligt' };
const REMOTE = 'postgresql://samsvar:hemligt@db:5432/samsvar';

test('with no settings it is a demo on loopback', () => {
  expect(readSettings({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    dataDir: path.resolve('data'),
    databaseUrl: null,
    redisUrl: null,
    operatorSecret: null,
    objectStore: null,
    publicUrl: null,
    mail: null,
    demo: true,
    trustProxy: false,
    metricsPort: null,
    metricsHost: '127.0.0.1',
    logLevel: 'warn',
  });
});

test('with a database of its own there is no demo unless asked for', () => {
  expect(readSettings({ DATABASE_URL: REMOTE }).demo).toBe(false);
  expect(readSettings({ DATABASE_URL: REMOTE, DEMO: '1' }).demo).toBe(true);
  expect(readSettings({ DEMO: '0' }).demo).toBe(false);
});

test('a public server reads what it needs', () => {
  const settings = readSettings({
    DATABASE_URL: REMOTE,
    HOST: '0.0.0.0',
    PUBLIC_URL: 'https://samsvar.example.se/',
    TRUST_PROXY: '10.0.0.1, fd00::/8',
  });
  expect(settings.publicUrl).toBe('https://samsvar.example.se');
  expect(settings.trustProxy).toEqual(['10.0.0.1', 'fd00::/8']);
});

test('measures are reached from this machine alone, unless another address is given', () => {
  expect(readSettings({ METRICS_PORT: '9464' })).toMatchObject({ metricsPort: 9464, metricsHost: '127.0.0.1' });
  expect(readSettings({ METRICS_PORT: '9464', METRICS_HOST: '0.0.0.0' }).metricsHost).toBe('0.0.0.0');
});

test.each([
  [{ PORT: 'tre' }, 'PORT=3000'],
  [{ PORT: '65536' }, 'PORT=3000'],
  [{ PORT: '-1' }, 'PORT=3000'],
  [{ METRICS_PORT: '1.5' }, 'METRICS_PORT=3000'],
  [{ HOST: '0.0.0.0' }, 'PUBLIC_URL'],
  [{ HOST: '0.0.0.0', PUBLIC_URL: 'https://a.se' }, 'DATABASE_URL'],
  [{ DATABASE_URL: 'mysql://a/b' }, 'postgresql://'],
  [{ DATABASE_URL: 'postgresql://db' }, 'postgresql://'],
  [{ PUBLIC_URL: 'samsvar.example.se' }, 'https://samsvar.example.se'],
  [{ PUBLIC_URL: 'https://a.se/path' }, 'https://samsvar.example.se'],
  [{ PUBLIC_URL: 'http://samsvar.example.se' }, 'TLS'],
  [{ PUBLIC_URL: 'ftp://a.se' }, 'https://samsvar.example.se'],
  [{ DEMO: 'yes' }, 'DEMO=1'],
  [{ TRUST_PROXY: 'true' }, '1–9'],
  [{ LOG_LEVEL: 'loud' }, 'debug, info, warn, error'],
  [{ DATABASE_URL: REMOTE, SESSION_SECRET: SECRET, REDIS_URL: 'localhost:6379' }, 'redis://'],
  [{ SESSION_SECRET: SECRET, REDIS_URL: 'redis://cache' }, 'DATABASE_URL'],
  [{ DATABASE_URL: REMOTE, REDIS_URL: 'redis://cache' }, 'SESSION_SECRET'],
  [{ S3_BUCKET: 'samsvar', S3_ACCESS_KEY: 'a' }, 'S3_ENDPOINT, S3_SECRET_KEY'],
  [{ S3_REGION: 'eu-north-1' }, 'S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY, S3_SECRET_KEY'],
  [{ ...S3, S3_ENDPOINT: 'minio:9000' }, 'https://s3.example.se'],
  [{ ...S3, S3_ENDPOINT: 'https://minio/bucket' }, 'https://s3.example.se'],
])('%j stops the start with a sentence that says how to mend it', (env, hint) => {
  const start = () => readSettings(env);
  expect(start).toThrow(ConfigFault);
  expect(start).toThrow(hint);
});

test('several servers share a Redis and a store of files', () => {
  const settings = readSettings({ DATABASE_URL: REMOTE, SESSION_SECRET: SECRET, REDIS_URL: 'redis://:hemligt@cache:6379', ...S3 });
  expect(settings.redisUrl).toBe('redis://:hemligt@cache:6379');
  expect(settings.objectStore).toEqual({
    endpoint: 'http://minio:9000',
    region: 'us-east-1',
    bucket: 'samsvar',
    accessKey: 'nyckel',
    secretKey: 'hemligt',
  });
});

test('a bad REDIS_URL is never repeated either', () => {
  const start = () => readSettings({ DATABASE_URL: REMOTE, SESSION_SECRET: SECRET, REDIS_URL: 'redis:/hemligt@x' });
  expect(start).toThrow(/^(?!.*hemligt)/s);
  expect(start).toThrow(ConfigFault);
});

test('a bad DATABASE_URL is never repeated: it carries a password', () => {
  expect(() => readSettings({ DATABASE_URL: 'postgresql:/samsvar:hemligt@db' })).toThrow(/^(?!.*hemligt)/s);
});

test('a fault speaks both languages', () => {
  try {
    readSettings({ PORT: 'x' });
    throw new Error('did not throw');
  } catch (fault) {
    expect(fault).toMatchObject({
      sv: expect.stringContaining('portnummer'),
      en: expect.stringContaining('port number'),
    });
  }
});

describe('the session secret', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'samsvar-secret-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('is made once, kept for its owner alone, and the same after a restart', () => {
    const first = readSessionSecret({}, folder);
    expect(first).toHaveLength(64);
    expect(readSessionSecret({}, folder)).toBe(first);
    expect(statSync(path.join(folder, 'session-secret')).mode & 0o777).toBe(0o600);
    expect(readFileSync(path.join(folder, 'session-secret'), 'utf8')).toBe(first);
  });

  test('from the environment wins, when it is long enough', () => {
    expect(readSessionSecret({ SESSION_SECRET: 'x'.repeat(32) }, folder)).toBe('x'.repeat(32));
    expect(() => readSessionSecret({ SESSION_SECRET: 'kort' }, folder)).toThrow(ConfigFault);
  });

  test('that was damaged stops the start instead of signing with nothing', () => {
    writeFileSync(path.join(folder, 'session-secret'), '');
    expect(() => readSessionSecret({}, folder)).toThrow(ConfigFault);
  });
});

describe('mail', () => {
  const PUBLIC = { PUBLIC_URL: 'https://samsvar.example.se' };

  test('is kept in the outbox without SMTP_URL', () => {
    expect(readSettings({ ...PUBLIC, MAIL_FROM: 'a@b.se' }).mail).toBeNull();
  });

  test.each([
    ['smtp://mail:25', { host: 'mail', port: 25, link: 'plain', login: null }],
    ['smtp://127.0.0.1:1025', { host: '127.0.0.1', port: 1025, link: 'plain', login: null }],
    ['smtps://mail', { port: 465, link: 'tls', login: null }],
    ['smtp://a:b@mail', { port: 587, link: 'starttls', login: { user: 'a', pass: 'b' } }],
    ['smtp://anna%40a.se:l%3Aösen@localhost', { link: 'plain', login: { user: 'anna@a.se', pass: 'l:ösen' } }],
    ['smtps://[::1]:465/', { host: '::1', link: 'tls' }],
  ])('%s says where it goes, and that no password goes unencrypted', (url, expected) => {
    expect(readSettings({ ...PUBLIC, SMTP_URL: url }).mail).toMatchObject(expected);
  });

  test.each([
    [undefined, { name: 'Samsvar', address: 'samsvar@samsvar.example.se' }],
    ['remiss@a.se', { name: 'Samsvar', address: 'remiss@a.se' }],
    ['Remisser på Medtek <remiss@a.se>', { name: 'Remisser på Medtek', address: 'remiss@a.se' }],
    ['"Remisser" <remiss@a.se>', { name: 'Remisser', address: 'remiss@a.se' }],
  ])('from %s', (from, expected) => {
    expect(readSettings({ ...PUBLIC, SMTP_URL: 'smtp://mail', MAIL_FROM: from }).mail?.from).toEqual(expected);
  });

  test.each([
    [{ SMTP_URL: 'mail.example.se:25' }, 'smtp://'],
    [{ SMTP_URL: 'https://mail' }, 'smtp://'],
    [{ SMTP_URL: 'smtp://mail/?secure=false' }, 'smtp://'],
    [{ SMTP_URL: 'smtp://mail:99999' }, 'smtp://'],
    [{ SMTP_URL: 'smtp://a:%zz@mail' }, '%25'],
    [{ SMTP_URL: 'smtp://mail', PUBLIC_URL: '' }, 'PUBLIC_URL'],
    [{ SMTP_URL: 'smtp://mail', MAIL_FROM: 'Samsvar' }, 'MAIL_FROM'],
    [{ SMTP_URL: 'smtp://mail', MAIL_FROM: 'a@b.se, c@d.se' }, 'MAIL_FROM'],
    [{ SMTP_URL: 'smtp://mail', MAIL_FROM: 'A\r\nBcc: x <a@b.se>' }, 'MAIL_FROM'],
  ])('%j stops the start', (env, hint) => {
    const start = () => readSettings({ ...PUBLIC, ...env });
    expect(start).toThrow(ConfigFault);
    expect(start).toThrow(hint);
  });

  test('a bad SMTP_URL is never repeated: it may carry a password', () => {
    expect(() => readSettings({ ...PUBLIC, SMTP_URL: 'smtp:/a:hemligt@mail' })).toThrow(/^(?!.*hemligt)/s);
  });
});

test('a short OPERATOR_SECRET stops the start and is not repeated; a long one is taken', () => {
  const short = 'hemligt-men-kort';
  expect(() => readSettings({ OPERATOR_SECRET: short })).toThrow(/OPERATOR_SECRET är för kort[^]*OPERATOR_SECRET is too short/);
  try {
    readSettings({ OPERATOR_SECRET: short });
  } catch (error) {
    expect((error as Error).message).not.toContain(short);
  }
  expect(readSettings({ OPERATOR_SECRET: 'x'.repeat(32) }).operatorSecret).toBe('x'.repeat(32));
});
