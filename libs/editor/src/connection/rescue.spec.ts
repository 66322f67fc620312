// Letters that were on their way while a block was moved: none is lost, and none stands twice.
import { applyEdit, contentOf, plainText, seedUpdate, textAttribute, type NodeJson, type ResponseContent } from '@samsvar/document';
import * as Y from 'yjs';
import { aBoundEditor } from '../testing/editors';
import { NOTHING, aScene, closeScenes, sync } from '../testing/fake-server';
import { LONG, TURN_ROUND, TWO_CHAPTERS, blocksIn, contentWith, elementOf, rewrite, textIn } from '../testing/moved-text';
import { paragraph } from '../testing/paragraph';

afterEach(closeScenes);

const citation = (citationId: string): NodeJson => ({
  type: 'citation',
  attrs: { citationId, passageId: 'p', sourceId: 's', versionId: 'v', label: 'Strategi, s. 3', mode: 'note', locator: null },
});
/** A person at a connection, and the server's document; `send` brings to the server what the person has sent. */
const aText = (start: ResponseContent = TWO_CHAPTERS) => {
  const scene = aScene();
  const server = new Y.Doc();
  Y.applyUpdate(server, seedUpdate(start));
  const { doc } = scene.connection;
  scene.join();
  scene.socket().says(sync('update', Y.encodeStateAsUpdate(server)));
  const editOf = (change: () => void) => {
    const updates: Uint8Array[] = [];
    const keep = (update: Uint8Array) => updates.push(update);
    server.on('update', keep);
    server.transact(change);
    server.off('update', keep);
    return Y.mergeUpdates(updates);
  };
  const hear = (update: Uint8Array) => scene.socket().says(sync('update', update));
  const follow = () => applyEdit(server, TURN_ROUND, 77).update ?? new Uint8Array([0, 0]);
  const send = () => {
    scene.pass(30);
    for (const update of scene.socket().updates) Y.applyUpdate(server, update);
    expect(contentOf(doc)).toEqual(contentOf(server));
  };
  return { ...scene, doc, server, editOf, hear, follow, send };
};

const blockIn = (doc: Y.Doc, id: string): NodeJson => {
  const search = (nodes: readonly NodeJson[]): NodeJson | undefined =>
    nodes.find((node) => textAttribute(node, 'id') === id) ?? nodes.map(({ content = [] }) => search(content)).find((node) => node !== undefined);
  const found = search(blocksIn(doc));
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const wordsOf = (doc: Y.Doc, id: string) => plainText(blockIn(doc, id));
test('words typed in a block that the server moves meanwhile stand in it where they were typed, and are sent', () => {
  const { doc, server, follow, hear, send, connection, socket } = aText();
  const edit = follow();
  textIn(doc, 'p2').insert(2, ' nya 😀');
  textIn(doc, 'p2').insert(textIn(doc, 'p2').length, ' Och mer.');
  textIn(doc, 'p3').insert(0, 'Först här.');
  textIn(doc, 'p1').insert(0, 'Kvar. ');
  hear(edit);
  expect(wordsOf(doc, 'p2')).toBe('Om nya 😀 data. Och mer.');
  expect(wordsOf(doc, 'p3')).toBe('Först här.');
  expect(wordsOf(doc, 'p1')).toBe(`Kvar. ${LONG}`);
  send();
  expect(wordsOf(server, 'p2')).toBe('Om nya 😀 data. Och mer.');
  expect(connection.hasUnsaved).toBe(true);
  socket().tells({ type: 'ack', count: socket().writes });
  expect(connection.hasUnsaved).toBe(false);
});

test('what the server had when it moved the block is not written twice, acknowledged or not', () => {
  const { doc, server, pass, socket, follow, hear, send } = aText();
  textIn(doc, 'p2').insert(8, ' Känt.');
  pass(30);
  for (const update of socket().updates) Y.applyUpdate(server, update);
  const edit = follow();
  textIn(doc, 'p2').insert(14, ' Okänt.');
  hear(edit);
  expect(wordsOf(doc, 'p2')).toBe('Om data. Känt. Okänt.');
  send();
});

test('what was acknowledged after the move, and before it came here, is brought along', () => {
  const { doc, pass, socket, follow, hear, send } = aText();
  const edit = follow();
  textIn(doc, 'p2').insert(0, 'Sparat. ');
  pass(30);
  socket().tells({ type: 'ack', count: socket().writes });
  hear(edit);
  expect(wordsOf(doc, 'p2')).toBe('Sparat. Om data.');
  send();
});

test('marks, citations, deletions and positions come along, and a split text is not doubled', () => {
  const { doc, follow, hear, send } = aText();
  const edit = follow();
  const { editor } = aBoundEditor(doc);
  const at = (words: string) => {
    let found = -1;
    editor.state.doc.descendants((node, position) => void (node.isText && node.text?.includes(words) && (found = position + node.text.indexOf(words))));
    return found;
  };
  editor.commands.insertContentAt(at('data.'), [{ type: 'text', text: 'fet ', marks: [{ type: 'bold' }] }]);
  editor.view.dispatch(editor.state.tr.insert(at('data.'), editor.schema.nodeFromJSON(citation('c1'))));
  const data = at('data.');
  editor.view.dispatch(editor.state.tr.delete(data, data + 2));
  editor.view.dispatch(editor.state.tr.addMark(data, data + 2, editor.schema.mark('italic')));
  elementOf(doc, 's2').setAttribute('stance', 'supports');
  const before = blockIn(doc, 'p2');
  expect(plainText(before)).toBe('Om fet ta.');
  hear(edit);
  expect(blockIn(doc, 'p2')).toEqual(before);
  expect(JSON.stringify(before)).toContain('"citationId":"c1"');
  expect(blockIn(doc, 's2').attrs).toMatchObject({ stance: 'supports', number: '1' });
  send();
  expect(editor.state.doc.textContent).toContain('Om fet ta.');
});

test('undoing afterwards takes back nothing of others and writes nothing twice', () => {
  const { doc, follow, hear, send } = aText();
  const edit = follow();
  const { editor } = aBoundEditor(doc);
  let end = 0;
  editor.state.doc.forEach((node, position) => void (node.attrs['id'] === 'p2' && (end = position + node.nodeSize - 1)));
  editor.commands.insertContentAt(end, ' Nytt.');
  hear(edit);
  expect(wordsOf(doc, 'p2')).toBe('Om data. Nytt.');
  editor.commands.undo();
  editor.commands.redo();
  expect(wordsOf(doc, 'p2')).toBe('Om data. Nytt.');
  expect(blocksIn(doc).map((node) => textAttribute(node, 'id'))).toEqual(['s2', 'p2', 'p3', 's0', 'p1']);
  send();
});

test('a restored version that brings a block back elsewhere carries what was typed in it', () => {
  const { doc, server, hear, send } = aText();
  const [one, two, three, four, five] = blocksIn(server) as [NodeJson, NodeJson, NodeJson, NodeJson, NodeJson]; // of five
  const { update } = applyEdit(server, { type: 'restore', to: contentWith(four, one, two, three, five), sectionId: null }, 78);
  textIn(doc, 'p2').insert(8, ' Nyss.');
  hear(update ?? new Uint8Array([0, 0]));
  expect(wordsOf(doc, 'p2')).toBe('Om data. Nyss.');
  send();
});

test('a paragraph that somebody cuts, and pastes a while later, has the words when it comes back', () => {
  const { doc, server, editOf, hear, send } = aText();
  const [one, two, three, four, five] = blocksIn(server) as [NodeJson, NodeJson, NodeJson, NodeJson, NodeJson]; // of five
  const cut = editOf(() => rewrite(server, one, two, three, five));
  const paste = editOf(() => rewrite(server, one, four, two, three, five));
  textIn(doc, 'p2').insert(0, 'Mitt. ');
  hear(cut);
  expect(blocksIn(doc)).toHaveLength(4);
  hear(paste);
  expect(wordsOf(doc, 'p2')).toBe('Mitt. Om data.');
  send();
});

test('moved twice on the way, the words come along twice and stand there once', () => {
  const { doc, server, editOf, hear, send } = aText();
  const [one, two, three, four, five] = blocksIn(server) as [NodeJson, NodeJson, NodeJson, NodeJson, NodeJson]; // of five
  const first = editOf(() => rewrite(server, four, one, two, three, five));
  const second = editOf(() => rewrite(server, one, two, three, five, four));
  textIn(doc, 'p2').insert(8, ' Nyss.');
  hear(first);
  hear(second);
  expect(wordsOf(doc, 'p2')).toBe('Om data. Nyss.');
  send();
});

test('of what others wrote nothing is written anew, though much of a word is this person’s', () => {
  const { doc, follow, hear } = aText();
  const edit = follow();
  textIn(doc, 'p2').insert(6, 'yyyyyyyy');
  textIn(doc, 'p2').insert(4, 'xx');
  const written: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array, origin: unknown) => void (origin === 'rescue' && written.push(update)));
  hear(edit);
  expect(wordsOf(doc, 'p2')).toBe('Om dxxatyyyyyyyya.');
  const [update, ...more] = written.map((one) => Y.decodeUpdate(one));
  expect(more).toEqual([]);
  expect([update?.ds.clients.size, update?.structs.reduce((sum, { length }) => sum + length, 0)]).toEqual([0, 10]);
});

test('a new item of a list that is moved comes along with its place', () => {
  const item = (id: string, text: string): NodeJson => ({ type: 'listItem', attrs: { id }, content: [paragraph(`${id}p`, text)] });
  const list: NodeJson = { type: 'bulletList', attrs: { id: 'l' }, content: [item('a', 'ett'), item('b', 'två')] };
  const { doc, server, editOf, hear, send } = aText(contentWith(paragraph('p', 'Ord som är ganska många till antalet.'), list));
  const [p, l] = blocksIn(server) as [NodeJson, NodeJson]; // of two
  const edit = editOf(() => rewrite(server, l, p));
  const added = new Y.XmlElement('listItem');
  added.setAttribute('id', 'n');
  const words = new Y.XmlElement('paragraph');
  words.setAttribute('id', 'np');
  words.insert(0, [new Y.XmlText('nytt')]);
  added.insert(0, [words]);
  elementOf(doc, 'l').insert(1, [added]);
  textIn(doc, 'bp').insert(3, ' mer');
  hear(edit);
  expect(blockIn(doc, 'l').content?.map(plainText)).toEqual(['ett', 'nytt', 'två mer']);
  send();
});

test('whoever only reads writes nothing', () => {
  const { doc, follow, hear, socket } = aText();
  const edit = follow();
  socket().tells({ type: 'access', canWrite: false });
  const { writes } = socket();
  hear(edit);
  expect(wordsOf(doc, 'p2')).toBe('Om data.');
  expect(socket().writes).toBe(writes);
});

test('after an hour without the network, with a kept copy, what was typed in a moved block is in it once', async () => {
  const base = new Y.Doc();
  Y.applyUpdate(base, seedUpdate(TWO_CHAPTERS));
  const away = new Y.Doc();
  Y.applyUpdate(away, Y.encodeStateAsUpdate(base));
  const vector = Y.encodeStateVector(away);
  textIn(away, 'p2').delete(0, 3);
  textIn(away, 'p2').insert(0, 'En timmes arbete om ');
  const kept = { document: Y.encodeStateAsUpdate(away), unsent: Y.encodeStateAsUpdate(away, vector), place: null, keptAt: 0 };
  const nothing = () => undefined;
  const scene = aScene({ keeper: { load: () => Promise.resolve(kept), unsent: nothing, document: nothing, wipe: () => Promise.resolve() } });
  const { connection, socket } = scene;
  await new Promise((resolve) => setTimeout(resolve, 0));
  applyEdit(base, TURN_ROUND, 77);
  connection.hold();
  socket().open();
  socket().says(sync('step1', NOTHING));
  socket().says(sync('update', Y.encodeStateAsUpdate(base, Y.encodeStateVector(connection.doc))));
  socket().says(sync('step2', new Uint8Array([0, 0])));
  expect(wordsOf(connection.doc, 'p2')).toBe('En timmes arbete om data.');
  connection.release();
  for (const update of socket().updates) Y.applyUpdate(base, update);
  expect(contentOf(base)).toEqual(contentOf(connection.doc));
});

test('what the server had, though the answer was lost on the way, is in the moved block once', () => {
  const { doc, server, pass, socket, follow } = aText();
  follow();
  textIn(doc, 'p2').insert(8, ' Nyss.');
  pass(30);
  for (const update of socket().updates) Y.applyUpdate(server, update);
  socket().ends(1006);
  pass(60_000);
  socket().open();
  socket().says(sync('step1', Y.encodeStateVector(server)));
  // The letters have met the move on the server already: a difference names them among what is deleted.
  socket().says(sync('update', Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc))));
  socket().says(sync('step2', new Uint8Array([0, 0])));
  expect(wordsOf(doc, 'p2')).toBe('Om data. Nyss.');
  pass(30);
  for (const update of socket().updates) Y.applyUpdate(server, update);
  expect(contentOf(server)).toEqual(contentOf(doc));
});

test('what whoever moved the block knew and left out stays out, though it is not acknowledged yet', () => {
  const { doc, server, pass, socket, editOf, hear, send } = aText();
  textIn(doc, 'p2').insert(8, ' Nyss.');
  pass(30);
  for (const update of socket().updates) Y.applyUpdate(server, update);
  const [one, two, three, , five] = blocksIn(server) as [NodeJson, NodeJson, NodeJson, NodeJson, NodeJson]; // of five
  const edit = editOf(() => rewrite(server, paragraph('p2', 'Om data.'), one, two, three, five));
  textIn(doc, 'p2').insert(14, ' Senare.');
  hear(edit);
  expect(wordsOf(doc, 'p2')).toBe('Om data. Senare.');
  send();
});
