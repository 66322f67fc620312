// What breaks the schema is set aside within two seconds, by one edit of the server's own; what is unknown is not.
import * as Y from 'yjs';
import { contentOf, schemaFault, type NodeJson } from '@samsvar/document';
import { LIMITS } from './limits';
import { mend } from './mend';
import { Copy, DOCUMENT, MemoryLog, Scene, aSeed, paragraph, personOf, syncMessage, type Heard } from './testing';

const codes = (heard: readonly Heard[]) => heard.flatMap((one) => (one.type === 'notice' ? [one.code] : []));
const contentIn = (log: MemoryLog) => contentOf(new Copy(99, ...log.replay(DOCUMENT)).doc);
const blocksIn = (log: MemoryLog): readonly NodeJson[] => contentIn(log).text.content ?? [];
const idsIn = (log: MemoryLog) => blocksIn(log).map(({ attrs }) => attrs?.['id']);

/** An element as a hostile or mistaken client writes it. */
const element = (name: string, id: string, ...children: Y.XmlElement[]): Y.XmlElement => {
  const made = new Y.XmlElement(name);
  made.setAttribute('id', id);
  made.insert(0, children);
  return made;
};
const breaking = (id: string) => (text: Y.XmlFragment) => text.insert(1, [element('quotation', id)]);
/** Puts into a paragraph what no paragraph can hold. */
const spoiling = (index: number) => (text: Y.XmlFragment) =>
  (text.get(index) as Y.XmlElement).insert(0, [element('tableRow', 'row')]); // a paragraph, by the seed

const aScene = async () => {
  const log = new MemoryLog();
  const seed = aSeed(3, 20);
  log.create(DOCUMENT, seed);
  const scene = new Scene(log, undefined, true);
  const good = contentOf(new Copy(1, seed).doc);
  scene.book.lastGoodIs = { seq: 1, content: good, writers: [personOf(1)] };
  return { scene, log, seed, good, writer: await scene.joined() };
};

test('a new block that breaks the schema is taken out within two seconds, kept, and authors are told', async () => {
  const { scene, log, seed, good, writer } = await aScene();
  const reader = await scene.joined({ canWrite: false }, 2);
  await writer.says(syncMessage('update', new Copy(1, seed).does(breaking('q'))));
  expect(blocksIn(log)).toHaveLength(4);
  await scene.time.pass(2_000 - 60);
  expect(contentIn(log)).toEqual(good);
  expect(codes(writer.heard())).toEqual(['quarantined']);
  expect(codes(reader.heard())).toEqual([]);
  const [incident] = scene.book.incidents;
  expect(incident).toMatchObject({ kind: 'breaks-schema', epoch: 1, seq: 2, personId: personOf(1) });
  expect(incident?.content?.text.content).toHaveLength(4);
  expect(JSON.parse(new TextDecoder().decode(incident?.payload))).toMatchObject({
    taken: [{ id: 'q', became: 'nothing', nodes: [{ type: 'quotation' }] }],
    goodAt: 1,
    writersSince: [personOf(1)],
  });
  expect(scene.reports.map(({ type }) => type)).toEqual(['incident']);
  await scene.time.pass(5_000);
  expect(scene.projected.at(-1)).toMatchObject({ fault: null, seq: 3 });
});

test('a block that was sound before is put back as it was, and what others write elsewhere stays', async () => {
  const { scene, log, seed, good, writer } = await aScene();
  const copy = new Copy(1, seed);
  await writer.says(
    syncMessage('update', copy.does(spoiling(1))),
    syncMessage('update', copy.does((text) => ((text.get(2) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Nytt: '))), // by the seed
  );
  await scene.time.pass(2_000);
  expect(idsIn(log)).toEqual(['p0', 'p1', 'p2']);
  expect(blocksIn(log)[1]).toEqual(good.text.content?.[1]);
  expect(JSON.stringify(blocksIn(log)[2])).toContain('Nytt: 2 ord');
});

test('what a newer editor writes is left alone', async () => {
  const { scene, log, seed, writer } = await aScene();
  await writer.says(syncMessage('update', new Copy(1, seed).does((text) => text.insert(1, [element('futureBox', 'f', element('futureLine', 'g'))]))));
  await scene.time.pass(10_000);
  expect(blocksIn(log).map(({ type }) => type)).toEqual(['paragraph', 'futureBox', 'paragraph', 'paragraph']);
  expect(scene.book.incidents).toEqual([]);
  expect(scene.projected.at(-1)?.fault).toBeNull();
});

test('a client that breaks the schema again and again is mended every thirty seconds, not in a loop', async () => {
  const { scene, log, seed, writer } = await aScene();
  const copy = new Copy(1, seed);
  for (let i = 0; i < 20; i += 1) {
    await writer.says(syncMessage('update', copy.does(breaking(`q${i}`))));
    await scene.time.pass(1_000);
  }
  expect(scene.book.incidents).toHaveLength(1);
  expect(blocksIn(log).length).toBeGreaterThan(3);
  await scene.time.pass(2 * LIMITS.mendMs);
  expect(scene.book.incidents).toHaveLength(2);
  expect(idsIn(log)).toEqual(['p0', 'p1', 'p2']);
});

test('when another node was quicker, nothing is mended here', async () => {
  const { scene, log, seed, writer } = await aScene();
  scene.book.isTaken = true;
  await writer.says(syncMessage('update', new Copy(1, seed).does(breaking('q'))));
  await scene.time.pass(5_000);
  expect(blocksIn(log)).toHaveLength(4);
  expect(codes(writer.heard())).toEqual([]);
});

test('while nothing can be kept, the text stays as it is, authors are told once, and it is mended later', async () => {
  const { scene, log, seed, writer } = await aScene();
  scene.book.isAway = true;
  const copy = new Copy(1, seed);
  await writer.says(syncMessage('update', copy.does(breaking('q'))));
  await scene.time.pass(3_000);
  expect(codes(writer.heard())).toEqual(['quarantined']);
  await writer.says(syncMessage('update', copy.does((text) => text.delete(0, 1))));
  await scene.time.pass(3_000);
  expect(blocksIn(log)).toHaveLength(3);
  expect(codes(writer.heard())).toEqual([]);
  expect(scene.reports[0]).toMatchObject({ type: 'projection-failed' });
  scene.book.isAway = false;
  await scene.time.pass(LIMITS.mendMs + 3_000);
  expect(blocksIn(log)).toHaveLength(2);
});

test('a fault of the last one to leave is mended before the document is closed', async () => {
  const { scene, log, seed, writer } = await aScene();
  await writer.says(syncMessage('update', new Copy(1, seed).does(breaking('q'))));
  writer.peer.gone();
  await scene.time.pass(20_000);
  expect(idsIn(log)).toEqual(['p0', 'p1', 'p2']);
  expect(scene.live.figures.documents).toBe(0);
});

test('while people type, the text is looked at at least every two seconds, and not at all when nobody does', async () => {
  const { scene, seed, writer } = await aScene();
  const copy = new Copy(1, seed);
  const looks = () => scene.events.filter((event) => event.type === 'worked').length;
  for (let i = 0; i < 100; i += 1) {
    await writer.says(syncMessage('update', copy.does((text) => ((text.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'x')))); // by the seed
  }
  const [typing] = [looks()];
  expect(typing).toBeGreaterThanOrEqual(3);
  await scene.time.pass(3_000);
  const after = looks();
  await scene.time.pass(60_000);
  expect(looks()).toBe(after);
});

describe('mend', () => {
  test('leaves one empty paragraph where nothing else is left', () => {
    const copy = new Copy(1);
    copy.does((text) => text.insert(0, [element('quotation', 'q'), new Y.XmlText('löst')]));
    const mended = mend(copy.doc, null, 5);
    expect(mended?.taken).toHaveLength(2);
    expect(schemaFault(contentOf(copy.doc).text)).toBeNull();
    expect(contentOf(copy.doc).text.content).toMatchObject([{ type: 'paragraph' }]);
  });

  test('puts nothing back that stands in the text anyway, nor twice, nor what was not sound then', () => {
    const good = { text: { type: 'doc', content: [paragraph('p0', 'då'), { type: 'quotation', attrs: { id: 'x' } }] }, overallStance: null };
    const copy = new Copy(1, aSeed(1, 10));
    copy.does((text) => text.insert(0, ['p0', 'x', 'x'].map((id) => element('quotation', id))));
    expect(mend(copy.doc, good, 5)?.taken.map(({ became }) => became)).toEqual(['nothing', 'nothing', 'nothing']);
    expect(contentOf(copy.doc).text.content?.map(({ attrs }) => attrs?.['id'])).toEqual(['p0']);
  });

  test('has nothing to do with a sound text', () => {
    expect(mend(new Copy(1, aSeed(2, 10)).doc, null, 5)).toBeNull();
  });
});
