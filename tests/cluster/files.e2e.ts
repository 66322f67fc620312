// Files in a cluster: what was brought to one server is read by the others, with no disk in common.
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { anObjectStore, type TestObjectStore } from '@samsvar/database/testing';
import { authors, type Person } from '../kill/killed-server';
import { aCluster, type Cluster } from './cluster';

let objects: TestObjectStore;
let cluster: Cluster;
let person: Person | undefined;

beforeAll(async () => {
  objects = await anObjectStore();
  const { endpoint, bucket, accessKey, secretKey } = objects.settings;
  const settings = { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_ACCESS_KEY: accessKey, S3_SECRET_KEY: secretKey };
  cluster = await aCluster(2, null, settings);
  [person] = await authors({ sql: cluster.sql, port: portOf(0) }, ['Åsa Öberg']);
}, 120_000);

afterAll(async () => {
  await cluster?.close();
  await objects?.close();
}, 60_000);

const portOf = (i: number) => cluster.nodes[i]?.port ?? 0;

const ask = (i: number, route: string, options: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${portOf(i)}${route}`, { ...options, headers: { cookie: person?.cookie ?? '', ...options.headers } });

test('a source brought to one server is read, and sent whole by the other', async () => {
  const text = Buffer.from('Remiss av betänkandet\n\n1. Inledning\n\nUtredningen föreslår att reglerna ändras. '.repeat(2_000));
  const [row] = await cluster.sql`select organisation_id from membership where person_id = ${person?.id ?? ''}`;
  const query = new URLSearchParams({ organisation: String(row?.['organisationId']), filename: 'Underlag.txt' });
  const brought = await ask(0, `/api/sources?${query}`, { method: 'POST', body: text, headers: { 'content-type': 'application/octet-stream' } });
  expect(brought.status).toBe(202);
  const { source, version } = (await brought.json()) as { source: { id: string }; version: { no: number } }; // what the route's shape promises
  const state = async () => (await cluster.sql`select state from source_version where source_id = ${source.id}`)[0]?.['state'];
  const end = Date.now() + 60_000;
  while ((await state()) !== 'ready' && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await state()).toBe('ready');
  const sent = await ask(1, `/api/sources/${source.id}/versions/${version.no}/file`);
  expect(sent.status).toBe(200);
  expect(Buffer.from(await sent.arrayBuffer()).equals(text)).toBe(true);
  // It lies in the store under the hash of its bytes, and nowhere else.
  const hash = createHash('sha256').update(text).digest('hex');
  expect(readdirSync(`${objects.folder}/samsvar/blobs/${hash.slice(0, 2)}`).join()).toContain(hash);
}, 120_000);
