// Edits of the server's own: among people who type, on several nodes, and never to be passed off by anybody else.
import * as Y from 'yjs';
import type { ResponseId } from '@samsvar/domain';
import { LiveDocuments } from './live-documents';
import type { Relay, RelayListener } from './relay';
import type { EditBase, MakeEdit } from './server-edit';
import { DOCUMENT, InlineWorkbench, MemoryLog, Scene, personOf, syncMessage, type Heard } from './testing';
import { SERVER } from './update-log';

const docOf = (updates: readonly Uint8Array[]): Y.Doc => {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
};
const textOf = (log: MemoryLog): string => docOf(log.replay(DOCUMENT)).getText('t').toString();

/** Changes the document and answers what that added. */
const changing =
  (change: (doc: Y.Doc) => void, note: (base: EditBase) => void = () => undefined): MakeEdit =>
  (base) => {
    note(base);
    const { state, tail } = base.whole;
    const doc = docOf([...(state ? [state] : []), ...tail]);
    doc.clientID = base.clientId;
    const made: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => made.push(update));
    doc.transact(() => change(doc));
    return Promise.resolve(made[0] ?? null);
  };
const writing = (words: string, note?: (base: EditBase) => void) => changing((doc) => doc.getText('t').insert(0, words), note);

const typed = (clientId: number, words: string): Uint8Array => {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.getText('t').insert(0, words);
  return Y.encodeStateAsUpdate(doc);
};
const codes = (heard: readonly Heard[]) => heard.flatMap((one) => (one.type === 'nack' ? [one.code] : []));

test('an edit is seen by everybody, logged with its authors, and resolves with its place once it is on disk', async () => {
  const scene = new Scene();
  const [own, stock] = [await scene.joined(), await scene.joined({ speaksOurs: false }, 2)];
  const edit = scene.live.edit(DOCUMENT, writing('Bilaga. '), [personOf(7)]);
  await scene.time.pass(60);
  expect(await edit).toBe(1);
  expect(textOf(scene.log)).toBe('Bilaga. ');
  expect(scene.log.documents.get(DOCUMENT)?.rows[0]?.authors).toEqual([personOf(7)]);
  expect([...(scene.log.documents.get(DOCUMENT)?.owners.values() ?? [])]).toEqual([SERVER]);
  expect(own.heard().map(({ type }) => type)).toContain('relayed');
  expect(stock.heard().map(({ type }) => type)).toContain('update');
});

test('what people type meanwhile stays', async () => {
  const scene = new Scene();
  const writer = await scene.joined();
  await writer.says(syncMessage('update', typed(1, 'ett ')));
  let go: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (go = resolve));
  const edit = scene.live.edit(DOCUMENT, async (base) => {
    await held;
    return writing('tre')(base);
  });
  await writer.says(syncMessage('update', typed(2, 'två ')));
  go();
  await scene.time.pass(60);
  await edit;
  expect([...textOf(scene.log).matchAll(/ett |två |tre/g)]).toHaveLength(3);
});

test('each edit has a client id of its own, which nobody else may use', async () => {
  const scene = new Scene();
  const [writer, ids] = [await scene.joined(), [] as number[]];
  for (const word of ['a', 'b']) {
    const edit = scene.live.edit(DOCUMENT, writing(word, ({ clientId }) => ids.push(clientId)));
    await scene.time.pass(60);
    await edit;
  }
  expect(new Set(ids).size).toBe(2);
  const doc = docOf(scene.log.replay(DOCUMENT));
  doc.clientID = ids[0] ?? 0;
  const before = Y.encodeStateVector(doc);
  doc.getText('t').insert(0, 'x');
  writer.heard();
  expect(codes(await writer.says(syncMessage('update', Y.encodeStateAsUpdate(doc, before))))).toEqual(['update-foreign-client']);
  expect(textOf(scene.log)).not.toContain('x');
});

test('an edit that changes nothing, fails or writes as somebody else leaves no trace', async () => {
  const scene = new Scene();
  expect(await scene.live.edit(DOCUMENT, () => Promise.resolve(null))).toBe(0);
  await expect(scene.live.edit(DOCUMENT, () => Promise.reject(new Error('nej')))).rejects.toThrow('nej');
  await expect(scene.live.edit(DOCUMENT, () => Promise.resolve(typed(5, 'x')))).rejects.toThrow('not written as it should be');
  await expect(scene.live.edit('00000000-0000-4000-8000-00000000000f' as ResponseId, writing('x'))).rejects.toMatchObject({ code: 'not-found' });
  expect(scene.rows).toBe(0);
});

test('a document is not closed while an edit is being made, and is closed afterwards', async () => {
  const scene = new Scene();
  let go: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (go = resolve));
  const edit = scene.live.edit(DOCUMENT, async (base) => {
    await held;
    return writing('x')(base);
  });
  await scene.time.pass(20_000);
  expect(scene.live.figures.documents).toBe(1);
  go();
  await scene.time.pass(60);
  await edit;
  await scene.time.pass(20_000);
  expect(scene.live.figures.documents).toBe(0);
});

test('an edit whose document was begun anew before it was on disk is refused', async () => {
  const scene = new Scene();
  await scene.joined();
  const edit = scene.live.edit(DOCUMENT, writing('x'));
  const kept = scene.log.documents.get(DOCUMENT);
  if (kept) kept.epoch = 2;
  await Promise.all([expect(edit).rejects.toMatchObject({ code: 'conflict' }), scene.time.pass(60)]);
  expect(scene.rows).toBe(0);
});

test('edits on two nodes at once reach both, and stand in the log once', async () => {
  const scene = new Scene();
  const ears = new Set<RelayListener>();
  const aRelay = (): Relay => {
    let own: RelayListener | null = null;
    return {
      listen: (listener) => Promise.resolve(void ears.add((own = listener))),
      publish: (message) => ears.forEach((ear) => ear !== own && scene.time.soon(() => ear.heard(message))),
      close: () => Promise.resolve(),
    };
  };
  const aNode = () =>
    new LiveDocuments({
      log: scene.log,
      workbench: new InlineWorkbench(),
      keepProjection: () => Promise.resolve(),
      sealKey: new Uint8Array(32).fill(3),
      timing: scene.time,
      relay: aRelay(),
    });
  const nodes = [aNode(), aNode()];
  const edits = nodes.map((node, i) => node.edit(DOCUMENT, writing(`n${i}`)));
  await scene.time.pass(200);
  expect((await Promise.all(edits)).sort()).toEqual([1, 2]);
  const [text, again] = [textOf(scene.log), nodes.map((node) => node.edit(DOCUMENT, changing((doc) => doc.getText('t').insert(0, doc.getText('t').toString()))))];
  await scene.time.pass(200);
  await Promise.all(again);
  expect(text).toHaveLength(4);
  // Both nodes knew the whole text when they doubled it.
  expect(textOf(scene.log)).toHaveLength(12);
});
