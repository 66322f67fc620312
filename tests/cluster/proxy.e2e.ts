// The settings of the cluster's proxy, tried with a real nginx in front of real servers.
import { randomUUID } from 'node:crypto';
import { BATCH_TYPE, MESSAGE, encodeBatch } from '@samsvar/protocol';
import { authors, startedResponse, type Person } from '../kill/killed-server';
import { Typist, until } from '../kill/typist';
import { aProxy, findNginx } from './a-proxy';
import { aCluster, loggedText, type Cluster } from './cluster';

const nginx = findNginx();
const withNginx = nginx ? test : test.skip;
let cluster: Cluster;
let proxy: Awaited<ReturnType<typeof aProxy>>;
let people: Person[];
let response = '';
const typists: Typist[] = [];

beforeAll(async () => {
  if (!nginx) return;
  cluster = await aCluster(3, null);
  proxy = await aProxy(nginx, cluster.nodes);
  people = await authors({ sql: cluster.sql, port: proxy.port }, ['Åsa Öberg', 'Ivar Ek']);
  const [first] = people;
  if (!first) throw new Error('nobody');
  response = await startedResponse(proxy.port, first);
}, 120_000);

afterAll(async () => {
  for (const { connection } of typists) connection.close();
  await proxy?.close();
  await cluster?.close();
}, 60_000);

const ask = (route: string, options: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${proxy.port}${route}`, { ...options, headers: { cookie: people[0]?.cookie ?? '', ...options.headers } });

const nodesOf = (start: string) => new Set(proxy.places().filter((place) => place.startsWith(start)).map((place) => place.split(' ')[2]));

withNginx('everything about one response goes to one node, and different responses to different ones', async () => {
  for (let i = 0; i < 5; i += 1) expect((await ask(`/api/responses/${response}`)).status).toBe(200);
  await ask(`/api/responses/${response}/projection`);
  await until(() => proxy.places().some((place) => place.includes('/projection')), 'it is in the log');
  expect(nodesOf(`/api/responses/${response}`).size).toBe(1);
  const others = Array.from({ length: 40 }, () => `/api/responses/${randomUUID()}`);
  for (const other of others) expect((await ask(other)).status).toBe(404);
  await until(() => others.every((other) => proxy.places().some((place) => place.startsWith(other))), 'they are in the log');
  expect(new Set(others.flatMap((other) => [...nodesOf(other)])).size).toBe(3);
});

withNginx('people write together through it, and go on when their node is killed', async () => {
  for (const [i, person] of people.entries()) {
    typists.push(new Typist('ab'[i] ?? 'c', person, `ws://127.0.0.1:${proxy.port}/collab/${response}`));
  }
  await until(() => typists.every(({ connection }) => connection.isSynced), 'both have the text');
  typists[0]?.type();
  await until(() => typists.every((typist) => typist.isSettled && typist.text.includes('a0.')), 'both have the first word');
  const [place] = nodesOf(`/api/responses/${response}`);
  const node = cluster.nodes.find(({ port }) => place?.endsWith(`:${port}`));
  if (!node) throw new Error('no node');
  const type = async (times: number) => {
    for (let i = 0; i < times; i += 1) {
      for (const typist of typists) typist.type();
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  };
  await type(15);
  await node.kill();
  await type(15);
  await until(() => typists.every(({ isSettled }) => isSettled), 'all is saved at another node', 30_000);
  await until(() => typists[0]?.text === typists[1]?.text, 'both see the same');
  expect(await loggedText(cluster.sql, response)).toBe(typists[0]?.text);
  for (const { written, text } of typists) expect(written.filter((word) => !text.includes(word))).toEqual([]);
  // A reader who knows nothing of it is answered by another node at once.
  expect((await ask(`/api/responses/${response}`)).status).toBe(200);
  await node.start();
  // When its node is back, the response comes back to it.
  const last = () => proxy.places().filter((one) => one.startsWith(`/api/responses/${response}`)).at(-1) ?? '';
  while (!last().endsWith(`:${node.port}`)) await ask(`/api/responses/${response}`);
}, 90_000);

withNginx('a large upload is judged by the server, in its words', async () => {
  const bytes = new Uint8Array(3_000_000);
  const answer = await ask(`/api/responses/${response}/figures`, { method: 'POST', body: bytes, headers: { 'content-type': 'image/png' } });
  expect([400, 413, 415, 422]).toContain(answer.status);
  expect(await answer.json()).toHaveProperty('code');
});

withNginx('a line without a socket is held open and answered as soon as there is something, not when a buffer is full', async () => {
  const headers = { 'sec-fetch-site': 'same-origin' };
  const opened = await ask(`/api/responses/${response}/line`, { method: 'POST', headers });
  expect(opened.status).toBe(201);
  const { line } = (await opened.json()) as { line: string }; // what the route's shape promises
  // Asks for the document, as every client begins: a sync message of step 1 with an empty state vector.
  const hello = encodeBatch({ frames: [Uint8Array.of(MESSAGE.sync, 0, 1, 0)], goodbye: null });
  await ask(`/api/responses/${response}/line/${line}/frames?n=0`, { method: 'POST', headers: { ...headers, 'content-type': BATCH_TYPE }, body: Buffer.from(hello) });
  let n = 0;
  const poll = async () => {
    const answer = await ask(`/api/responses/${response}/line/${line}/poll?n=${n}`, { method: 'POST', headers });
    if (answer.status === 200) n += 1;
    expect([200, 204]).toContain(answer.status);
    return Buffer.from(await answer.arrayBuffer());
  };
  // What is there comes at once; then there is nothing, and the line is held.
  const pause = () => new Promise<null>((resolve) => setTimeout(resolve, 500, null));
  let held = poll();
  while ((await Promise.race([held, pause()])) !== null) held = poll();
  typists[0]?.type();
  const word = typists[0]?.written.at(-1) ?? '';
  const began = performance.now();
  let heard = await held;
  while (!heard.includes(word)) heard = await poll();
  // A proxy that gathers answers would keep it until the wait of 20 s is over.
  expect(performance.now() - began).toBeLessThan(10_000);
  await ask(`/api/responses/${response}/line/${line}/end?n=1`, { method: 'POST', headers });
}, 60_000);
