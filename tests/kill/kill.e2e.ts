// Kills the real server while two people type, again and again: what was called saved is there, and both see the same.
import { writeFileSync } from 'node:fs';
import * as Y from 'yjs';
import { aKillableServer, authors, startedResponse, type KillableServer } from './killed-server';
import { Typist, textOf, until } from './typist';

const CYCLES = Number(process.env['KILL_CYCLES'] ?? 3);
/** The most milliseconds that two people type before the server is killed. */
const LONGEST = 1_500;

let server: KillableServer;
const typists: Typist[] = [];
const figures = { cycles: 0, acknowledged: 0, lost: 0, waiting: 0, restartMs: [] as number[] };

beforeAll(async () => {
  server = await aKillableServer();
  await server.start();
}, 60_000);

afterAll(async () => {
  for (const { connection } of typists) connection.close();
  await server.close();
  const file = process.env['KILL_FIGURES'];
  if (file) writeFileSync(file, JSON.stringify(figures));
});

/** The text as the log alone says, read while nothing runs. */
const loggedText = async (response: string): Promise<string> => {
  const rows = await server.sql<{ payload: Buffer }[]>`select payload from response_update where response_id = ${response} order by seq`;
  const doc = new Y.Doc();
  for (const { payload } of rows) Y.applyUpdate(doc, payload);
  const text = textOf(doc).toString();
  doc.destroy();
  return text;
};

const typeFor = async (ms: number): Promise<void> => {
  const end = Date.now() + ms;
  while (Date.now() < end) {
    for (const typist of typists) if (Math.random() < 0.5) typist.type();
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
};

test(`${CYCLES} times killed in mid-sentence: nothing that was called saved is lost`, async () => {
  const people = await authors(server, ['Åsa Öberg', 'Ivar Ek']);
  const [first] = people;
  if (!first) throw new Error('nobody');
  const response = await startedResponse(server.port, first);
  people.forEach((person, i) => typists.push(new Typist('ab'[i] ?? 'c', person, `ws://127.0.0.1:${server.port}/collab/${response}`)));
  await until(() => typists.every(({ connection }) => connection.isSynced), 'both have the text');
  // One of them makes the paragraph's text, or each would make one of their own.
  typists[0]?.type();
  await until(() => typists.every((typist) => typist.isSettled && typist.text.includes('a0.')), 'both have the first word');

  for (let cycle = 0; cycle < CYCLES; cycle += 1) {
    await typeFor(100 + Math.random() * LONGEST);
    await server.kill();
    const saved = typists.flatMap(({ written, savedCount }) => written.slice(0, savedCount));
    const logged = await loggedText(response);
    const lost = saved.filter((word) => !logged.includes(word));
    figures.cycles += 1;
    figures.acknowledged = saved.length;
    figures.lost += lost.length;
    figures.waiting += typists.reduce((sum, { written, savedCount }) => sum + written.length - savedCount, 0);
    expect(lost).toEqual([]);
    await typeFor(200);
    const restart = Date.now();
    await server.start();
    await until(() => typists.every(({ isSettled }) => isSettled), 'all saved again');
    figures.restartMs.push(Date.now() - restart);
  }

  await until(() => typists[0]?.text === typists[1]?.text, 'both see the same');
  expect(await loggedText(response)).toBe(typists[0]?.text);
  for (const { written, text } of typists) expect(written.filter((word) => !text.includes(word))).toEqual([]);
}, 120_000 + CYCLES * 30_000);

test('an orderly stop loses nothing, ends within ten seconds, and the text is there afterwards', async () => {
  await typeFor(300);
  const from = Date.now();
  expect(await server.stop()).toBe(0);
  expect(Date.now() - from).toBeLessThan(10_000);
  await server.start();
  await until(() => typists.every(({ isSettled }) => isSettled), 'all saved again');
  await until(() => typists[0]?.text === typists[1]?.text, 'both see the same');
  for (const { written, text } of typists) expect(written.filter((word) => !text.includes(word))).toEqual([]);
}, 60_000);
