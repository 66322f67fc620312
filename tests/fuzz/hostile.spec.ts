// Hostile people of every role, by the thousand: nobody writes without the right, nobody speaks in another's name.
import * as Y from 'yjs';
import { encodeCarry, type SealedBytes } from '@samsvar/protocol';
import { Client, DOCUMENT, MemoryLog, Scene, personOf, seededChance, syncMessage } from '@samsvar/realtime/testing';
import { BASE_CLIENTS, aCorpus } from './corpus';
import { counted } from './counts';
import { Sequence } from './hostile';
import { mutated, renamed } from './mutation';

const SEQUENCES = counted({ quick: 2_000, full: 50_000 });
const ATTEMPTS = 10_000;
const FIRST_SEED = Number(process.env['SEED'] ?? 1);
const STEPS = 15;

test(`${SEQUENCES} hostile sequences`, async () => {
  const faults: string[] = [];
  let acts = 0;
  for (let seed = FIRST_SEED; seed < FIRST_SEED + SEQUENCES && faults.length < 3; seed += 1) {
    const sequence = new Sequence(seed);
    await sequence.run(STEPS);
    faults.push(...sequence.faults);
    acts += sequence.acts;
  }
  expect(faults).toEqual([]);
  expect(acts).toBe(SEQUENCES * STEPS);
}, 3_600_000);

test(`${ATTEMPTS} attempts of readers to write, sound and spoiled: not a byte is stored or told`, async () => {
  const chance = seededChance(FIRST_SEED);
  const { base, next } = aCorpus(chance, 60);
  const log = new MemoryLog();
  log.create(DOCUMENT, base);
  for (const client of BASE_CLIENTS) log.documents.get(DOCUMENT)?.owners.set(client, personOf(9));
  const scene = new Scene(log);
  const onlooker = await scene.joined({}, 1);
  let reader = await scene.joined({ canWrite: false }, 2);
  for (let i = 0; i < ATTEMPTS; i += 1) {
    const model = next[i % next.length] ?? base;
    const update = chance() < 0.5 ? renamed(model, 5_000_000 + i) : mutated(model, chance);
    reader.peer.receive(syncMessage(chance() < 0.5 ? 'update' : 'step2', update));
    if (i % 10 === 0) await scene.time.pass(40);
    if (reader.socket.closed) reader = new Client(scene, { canWrite: false, speaksOurs: chance() < 0.5 }, 2);
  }
  await scene.time.pass(1_000);
  expect(scene.rows).toBe(1);
  expect(log.appends).toBe(0);
  expect(onlooker.heard().filter(({ type }) => type === 'update' || type === 'relayed')).toEqual([]);
}, 600_000);

test('a reader may hand back what an author wrote before the server was lost, and is no author of it', async () => {
  let isAway = true;
  const log = new MemoryLog((call) => (isAway && call === 'append' ? 'fails-before' : 'works'));
  const before = new Scene(log);
  const author = await before.joined({}, 1);
  const reader = await before.joined({ canWrite: false }, 2);
  const doc = new Y.Doc();
  doc.clientID = 42;
  doc.getText('text').insert(0, 'hej');
  author.peer.receive(syncMessage('update', Y.encodeStateAsUpdate(doc)));
  await before.time.pass(100);
  const seals = reader.heard().flatMap((one): SealedBytes[] => (one.type === 'relayed' ? [one] : []));
  expect(seals).toHaveLength(1);
  isAway = false;
  const after = new Scene(log);
  const [back, other] = [await after.joined({ canWrite: false }, 2), await after.joined({ canWrite: false }, 3)];
  // Words of their own beside it are refused, and the seal is spent with them.
  await other.says(...seals.map(encodeCarry), syncMessage('step2', renamed(Y.encodeStateAsUpdate(doc), 43)));
  expect(after.rows).toBe(0);
  await back.says(...seals.map(encodeCarry), syncMessage('step2', new Uint8Array([0, 0])));
  const kept = log.documents.get(DOCUMENT);
  expect(kept?.rows.map(({ authors }) => authors)).toEqual([[personOf(1)]]);
  expect(kept?.owners.get(42)).toBe(personOf(1));
});
