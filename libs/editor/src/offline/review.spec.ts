/** @jest-environment node */
// Whoever comes back after long sees both sides before anything is sent; whoever was hardly away notices nothing.
import 'fake-indexeddb/auto';
import { TEXT_FIELD } from '@samsvar/document';
import { IDBFactory } from 'fake-indexeddb';
import * as Y from 'yjs';
import { aScene, closeScenes, sync } from '../testing/fake-server';
import { TabStorage } from '../testing/tab-storage';
import { blocksOf } from './compare';
import { ComputerKeeper } from './computer-keeper';
import { OfflineReview } from './review';
import { closeStore } from './store';
import { forgetTab } from './tab';

const HOUR = 3_600_000;
const open: { close(): void }[] = [];

beforeEach(() => {
  closeStore();
  Object.defineProperty(globalThis, 'indexedDB', { value: new IDBFactory(), configurable: true });
  forgetTab();
  Object.defineProperty(globalThis, 'sessionStorage', { value: new TabStorage(), configurable: true });
});
afterEach(() => {
  closeScenes();
  open.splice(0).forEach((one) => one.close());
  closeStore();
});

const add = (doc: Y.Doc, id: string, words: string): void => {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.setAttribute('id', id);
  paragraph.insert(0, [new Y.XmlText(words)]);
  doc.getXmlFragment(TEXT_FIELD).push([paragraph]);
};
const change = (doc: Y.Doc, index: number, words: string): void => {
  const [text] = (doc.getXmlFragment(TEXT_FIELD).get(index) as Y.XmlElement).toArray(); // a paragraph of `add`
  (text as Y.XmlText).insert((text as Y.XmlText).length, words); // and its text
};

/** The server's document, the same document kept here a while ago, and the person who opens it from the copy. */
const aReturn = async ({ awayMs, mine, theirs }: { awayMs: number; mine: (doc: Y.Doc) => void; theirs: (doc: Y.Doc) => void }) => {
  let now = 1_800_000_000_000;
  const about = { person: 'anna', response: 'svar', schema: 1, now: () => now };
  const server = new Y.Doc();
  add(server, 'a', 'Ett');
  add(server, 'b', 'Två');
  const before = new ComputerKeeper(about);
  await before.load();
  before.document(() => Y.encodeStateAsUpdate(server), { epoch: 1, seq: 5 });
  const agreed = Y.encodeStateAsUpdate(server);
  await before.switchOn('{}');
  before.close();
  now += awayMs;
  theirs(server);
  const opens = async () => {
    const keeper = new ComputerKeeper(about);
    const scene = aScene({ keeper });
    const review = new OfflineReview(scene.connection, keeper, { readTheirs: () => Promise.resolve(blocksOf(server)), now: () => now });
    open.push(keeper, review);
    while (!scene.connection.isShown) await new Promise((resolve) => setTimeout(resolve, 1));
    return { ...scene, keeper, review, returns: () => returns(scene, review) };
  };
  const returns = async (scene: ReturnType<typeof aScene>, review: OfflineReview) => {
    scene.socket().open();
    scene.socket().tells({ type: 'access', canWrite: true });
    scene.socket().says(sync('step1', Y.encodeStateVector(server)));
    const question = Y.encodeStateVectorFromUpdate(agreed);
    const settled = new Promise<void>((resolve) => {
      const stop = [scene.connection.subscribe(() => !scene.connection.isHeldBack && scene.connection.isSynced && done()), review.subscribe(() => done())];
      const done = (): void => {
        stop.forEach((each) => each());
        resolve();
      };
    });
    scene.socket().says(sync('step2', Y.encodeStateAsUpdate(server, question)));
    await settled;
  };
  const first = await opens();
  mine(first.connection.doc);
  const reload = async () => {
    first.connection.close();
    await first.keeper.settled();
    first.review.close();
    first.keeper.close();
    return opens();
  };
  return { ...first, server, reload, wait: (ms: number) => void (now += ms) };
};

test('after long, both sides are shown and nothing is sent before the person says so', async () => {
  const { review, returns, socket, connection, server } = await aReturn({
    awayMs: 2 * HOUR,
    mine: (doc) => change(doc, 0, ' från mig'),
    theirs: (doc) => change(doc, 1, ' från dem'),
  });
  await returns();
  expect(review.current?.changed).toEqual([
    { id: 'a', before: 'Ett', theirs: 'Ett', mine: 'Ett från mig', by: 'me' },
    { id: 'b', before: 'Två', theirs: 'Två från dem', mine: 'Två', by: 'them' },
  ]);
  expect(socket().writes).toBe(0);
  expect(connection.hasUnsaved).toBe(true);
  review.send();
  expect(review.current).toBeNull();
  for (const update of socket().updates) Y.applyUpdate(server, update);
  expect(blocksOf(server).map(({ words }) => words)).toEqual(['Ett från mig', 'Två från dem']);
});

test('the same paragraph on both sides is shown sooner', async () => {
  const { review, returns, socket } = await aReturn({
    awayMs: HOUR / 6,
    mine: (doc) => change(doc, 0, ' från mig'),
    theirs: (doc) => change(doc, 0, ' från dem'),
  });
  await returns();
  expect(review.current?.changed).toMatchObject([{ id: 'a', theirs: 'Ett från dem', mine: 'Ett från mig', by: 'both' }]);
  expect(socket().writes).toBe(0);
});

test.each([
  ['each has changed their own, not long ago', HOUR / 6, 0],
  ['both have changed the same, a moment ago', 30_000, 1],
] as const)('nothing is asked when %s', async (_, awayMs, index) => {
  const { review, returns, socket } = await aReturn({
    awayMs,
    mine: (doc) => change(doc, index, ' från mig'),
    theirs: (doc) => change(doc, 1, ' från dem'),
  });
  await returns();
  expect(review.current).toBeNull();
  expect(socket().writes).toBe(1);
});

test('nothing is asked when nobody else has written, however long it was', async () => {
  const { review, returns, socket, server } = await aReturn({ awayMs: 5 * 24 * HOUR, mine: (doc) => change(doc, 0, ' från mig'), theirs: () => undefined });
  await returns();
  expect(review.current).toBeNull();
  for (const update of socket().updates) Y.applyUpdate(server, update);
  expect(blocksOf(server)[0]?.words).toBe('Ett från mig');
});

describe('while the person has not chosen', () => {
  const bothChanged = { awayMs: HOUR / 6, mine: (doc: Y.Doc) => change(doc, 0, ' från mig'), theirs: (doc: Y.Doc) => change(doc, 0, ' från dem') };
  const asked = [{ id: 'a', before: 'Ett', theirs: 'Ett från dem', mine: 'Ett från mig', by: 'both' }];

  test('nothing is sent however often the connection is lost and back', async () => {
    const { review, returns, socket, connection, pass, server } = await aReturn(bothChanged);
    await returns();
    const first = review.current;
    for (const code of [1006, 1012]) {
      socket().ends(code);
      pass(60_000);
      await returns();
      expect(socket().writes).toBe(0);
      expect(connection.saveState).toEqual({ state: 'waiting', changes: 1 });
      // The same one: a dialog that was put aside does not come back by itself.
      expect(review.current).toBe(first);
    }
    expect(first?.changed).toEqual(asked);
    review.send();
    for (const update of socket().updates) Y.applyUpdate(server, update);
    expect(blocksOf(server)[0]?.words).toMatch(/från mig/);
  });

  test('nothing is sent after a reload either, and both sides are shown as they were', async () => {
    const { returns, reload, server } = await aReturn(bothChanged);
    await returns();
    const again = await reload();
    await again.returns();
    expect(again.socket().writes).toBe(0);
    expect(again.review.current?.changed).toEqual(asked);
    again.review.send();
    for (const update of again.socket().updates) Y.applyUpdate(server, update);
    expect(blocksOf(server)[0]?.words).toMatch(/från mig/);
  });

  test('a contact that is lost before the text of others came does not make it a short absence', async () => {
    const { review, returns, socket, pass, wait } = await aReturn({ ...bothChanged, awayMs: 2 * HOUR, theirs: (doc) => change(doc, 1, ' från dem') });
    socket().open();
    socket().ends(1006);
    wait(5_000);
    pass(60_000);
    await returns();
    expect(review.current).not.toBeNull();
    expect(socket().writes).toBe(0);
  });
});
