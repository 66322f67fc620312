// Rights that change, text that is refused for good, and copies that are not the document any more.
import { TEXT_FIELD, seedUpdate } from '@samsvar/document';
import { MESSAGE } from '@samsvar/protocol';
import * as Y from 'yjs';
import { FakeSocket, NOTHING, aScene, closeScenes, sync } from '../testing/fake-server';
import { paragraph } from '../testing/paragraph';

afterEach(closeScenes);

test('what the server lets one do is told, and told again when it changes', () => {
  const { connection, socket, join } = aScene();
  expect(connection.canWrite).toBeNull();
  const heard: (boolean | null)[] = [];
  connection.subscribe(() => heard.push(connection.canWrite));
  join();
  socket().tells({ type: 'access', canWrite: true });
  socket().tells({ type: 'access', canWrite: false });
  expect(heard.slice(-2)).toEqual([true, false]);
  expect(connection.stranded).toBeNull();
});

test('to which sections one is limited is told with it, and may change while the text is open', () => {
  const { connection, socket, join } = aScene();
  const heard: (readonly string[] | null | undefined)[] = [];
  expect(connection.sections).toBeUndefined();
  connection.subscribe(() => heard.push(connection.sections));
  join();
  socket().tells({ type: 'access', canWrite: true, sections: ['ett'] });
  socket().tells({ type: 'access', canWrite: true, sections: ['ett', 'två'] });
  socket().tells({ type: 'access', canWrite: true, sections: null });
  expect(heard.slice(-3)).toEqual([['ett'], ['ett', 'två'], null]);
});

test.each(['read-only', 'update-foreign-client', 'removes-too-much', 'document-too-large', 'update-invalid'])(
  'text refused as %s is sent no more, whatever comes after',
  (code) => {
    const { connection, socket, join, type, pass } = aScene();
    join();
    socket().tells({ type: 'access', canWrite: true });
    type('mitt');
    pass(30);
    socket().tells({ type: 'nack', n: 2, code, text: 'Nej.' });
    expect(connection.stranded).toEqual({ reason: code, text: 'Nej.' });
    expect(connection.saveState).toEqual({ state: 'cannot-save', text: 'Nej.' });
    expect(connection.hasUnsaved).toBe(true);
    const { writes } = socket();
    socket().tells({ type: 'access', canWrite: true });
    socket().says(sync('step1', NOTHING));
    type('mer');
    connection.signedInAs('1');
    pass(60_000);
    expect(socket().writes).toBe(writes);
    expect(FakeSocket.all).toHaveLength(1);
    expect(connection.stranded?.reason).toBe(code);
  },
);

test('what is on its way when the right goes is the server’s to answer; what is written after it is not sent', () => {
  const { connection, socket, join, type, pass } = aScene();
  join();
  socket().tells({ type: 'ack', count: 1 });
  type('i tid');
  pass(30);
  socket().tells({ type: 'access', canWrite: false });
  expect(connection.stranded).toBeNull();
  socket().tells({ type: 'ack', count: 2 });
  expect(connection.saveState).toEqual({ state: 'saved' });
  const { writes } = socket();
  type('för sent');
  pass(1_000);
  expect(socket().writes).toBe(writes);
  expect(connection.stranded?.reason).toBe('read-only');
  expect(connection.stranded?.text).toMatch(/skriva/);
});

test('a reader’s copy tidied up by Yjs is nobody’s text', () => {
  const { connection, socket, join } = aScene();
  join();
  socket().tells({ type: 'access', canWrite: false });
  connection.doc.on('afterTransaction', ({ origin }: Y.Transaction) => {
    if (origin !== null) connection.doc.transact(() => connection.doc.getText('t').format(0, 1, { bold: null }), null);
  });
  const other = new Y.Doc();
  other.getText('t').insert(0, 'hej', { bold: true });
  socket().says(sync('update', Y.encodeStateAsUpdate(other)));
  expect(connection.hasUnsaved).toBe(false);
  expect(connection.stranded).toBeNull();
});

test.each([
  [4409, 'conflict'],
  [4403, 'not-allowed'],
  [4404, 'not-found'],
  [4409, 'schema-outdated'],
  [4400, 'update-invalid'],
])('closed with %i %s, unsaved text is stranded', (code, reason) => {
  const { connection, socket, join, type, pass } = aScene();
  join();
  type('mitt');
  socket().ends(code, reason);
  pass(60_000);
  expect(connection.stranded?.reason).toBe(reason);
  expect(connection.refusal).toBeNull();
  expect(FakeSocket.all).toHaveLength(1);
});

test('a document that was made anew is opened anew, when nothing here is unsaved', async () => {
  const { connection, socket, join, pass } = aScene();
  join();
  socket().ends(4409, 'conflict');
  await Promise.resolve();
  await Promise.resolve();
  pass(60_000);
  expect(connection.renewal).toBe('conflict');
  expect(connection.refusal).toBeNull();
  expect(FakeSocket.all).toHaveLength(1);
});

test('a copy that differs is handed in, and opened anew', async () => {
  const { connection, socket, join } = aScene();
  join();
  const first = socket();
  first.tells({ type: 'notice', code: 'diverged', text: 'Kopian stämde inte.' });
  await Promise.resolve();
  await Promise.resolve();
  expect(first.types.at(-1)).toBe(MESSAGE.evidence);
  expect(connection.renewal).toBe('diverged');
});

test('a copy that differs with unsaved text in it is the person’s to decide about', () => {
  const { connection, socket, join, type } = aScene();
  join();
  type('mitt');
  socket().tells({ type: 'notice', code: 'diverged', text: 'Kopian stämde inte.' });
  expect(connection.stranded).toEqual({ reason: 'diverged', text: 'Kopian stämde inte.' });
  expect(connection.renewal).toBeNull();
});

test('a lasting gap is answered with all of our own, also what was acknowledged', () => {
  const { connection, socket, join, type, pass } = aScene();
  join();
  type('först');
  pass(30);
  socket().tells({ type: 'ack', count: 2 });
  connection.doc.getText('t').insert(5, ' sist');
  pass(30);
  socket().tells({ type: 'nack', n: 3, code: 'update-gap', text: '' });
  socket().says(sync('step1', NOTHING));
  const lengthOf = (update: Uint8Array | undefined) => Y.decodeUpdate(update ?? new Uint8Array([0, 0])).structs.reduce((sum, { length }) => sum + length, 0);
  expect(lengthOf(socket().updates.at(-1))).toBe(5);
  socket().tells({ type: 'nack', n: 4, code: 'update-gap', text: '' });
  socket().says(sync('step1', NOTHING));
  expect(lengthOf(socket().updates.at(-1))).toBe(10);
  socket().tells({ type: 'ack', count: 5 });
  expect(connection.saveState).toEqual({ state: 'saved' });
});

test('the paragraphs with something unsaved in them can be told from the others', () => {
  const { connection, socket, join } = aScene();
  join();
  const content = [paragraph('a', 'Orörd.'), paragraph('b', 'Ändrad.'), paragraph('c', 'Kortad text.'), paragraph('d', 'Också orörd.')];
  socket().says(sync('update', seedUpdate({ text: { type: 'doc', content }, overallStance: null })));
  expect(connection.unsentParagraphs()).toEqual([]);
  const wordsOf = (i: number) => {
    const block = connection.doc.getXmlFragment(TEXT_FIELD).get(i);
    const words = block instanceof Y.XmlElement ? block.get(0) : null;
    return words instanceof Y.XmlText ? words : new Y.XmlText();
  };
  wordsOf(1).insert(0, 'Nyss ');
  wordsOf(2).delete(0, 7);
  expect(connection.unsentParagraphs()).toEqual(['Nyss Ändrad.', 'text.']);
});
