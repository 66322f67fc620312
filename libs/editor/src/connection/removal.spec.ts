// A large removal by the person is announced; nobody else's, and nothing that programs do, ever is.
import { seedUpdate } from '@samsvar/document';
import { MESSAGE } from '@samsvar/protocol';
import * as Y from 'yjs';
import { aBoundEditor } from '../testing/editors';
import { FakeSocket, NOTHING, aScene, closeScenes, sync } from '../testing/fake-server';
import { paragraph } from '../testing/paragraph';

afterEach(closeScenes);

const WORDS = 'Regionen ställer sig bakom förslaget i huvudsak. ';

/** An editor at a connection, with a text of 2,450 characters in five paragraphs. */
const anEditor = () => {
  const scene = aScene();
  scene.join();
  const content = ['a', 'b', 'c', 'd', 'e'].map((id) => paragraph(id, WORDS.repeat(10)));
  scene.socket().says(sync('update', seedUpdate({ text: { type: 'doc', content }, overallStance: null })));
  const { editor } = aBoundEditor(scene.connection.doc);
  const remove = (part: number) => editor.view.dispatch(editor.state.tr.delete(1, Math.floor(editor.state.doc.content.size * part)));
  const intents = (socket: FakeSocket = scene.socket()) => socket.types.filter((type) => type === MESSAGE.intent).length;
  return { ...scene, editor, remove, intents };
};

test('opening the text announces nothing and sends nothing', () => {
  const { socket, intents, pass } = anEditor();
  pass(1_000);
  expect(intents()).toBe(0);
  expect(socket().writes).toBe(1);
});

test('removing most of it is announced right before the update, which goes out at once and alone', () => {
  const { socket, editor, remove, intents, pass } = anEditor();
  remove(0.8);
  editor.commands.insertContentAt(1, 'Efteråt');
  expect(socket().types.slice(-2)).toEqual([MESSAGE.intent, MESSAGE.sync]);
  expect(intents()).toBe(1);
  pass(30);
  expect(socket().writes).toBe(3);
  expect(intents()).toBe(1);
});

test('removing a little is not, nor is taking it all back', () => {
  const { editor, remove, intents, pass } = anEditor();
  remove(0.3);
  pass(30);
  expect(intents()).toBe(0);
  editor.commands.undo();
  pass(30);
  expect(intents()).toBe(0);
});

test('undoing a long insertion is', () => {
  const { editor, intents, pass } = anEditor();
  editor.commands.insertContentAt(1, WORDS.repeat(60));
  pass(30);
  expect(intents()).toBe(0);
  editor.commands.undo();
  expect(intents()).toBe(1);
});

test('a removal by others is not ours to announce', () => {
  const { connection, socket, intents, pass } = anEditor();
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(connection.doc));
  const before = Y.encodeStateVector(other);
  const text = other.getXmlFragment('text');
  text.delete(0, 4);
  socket().says(sync('update', Y.encodeStateAsUpdate(other, before)));
  pass(30);
  expect(intents()).toBe(0);
  expect(connection.hasUnsaved).toBe(false);
});

test('small removals that add up while nothing could be sent are announced with the answer they go out in', () => {
  const { socket, remove, intents, pass } = anEditor();
  const first = socket();
  first.ends(1006);
  remove(0.35);
  remove(0.35);
  remove(0.35);
  pass(1_000);
  expect(socket()).not.toBe(first);
  socket().open();
  socket().says(sync('step1', NOTHING));
  expect(socket().types.slice(-2)).toEqual([MESSAGE.intent, MESSAGE.sync]);
  expect(intents()).toBe(1);
});
