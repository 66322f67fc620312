// Anchors that the server has written, through everything that people do to the words under them.
import { TEXT_FIELD, type NodeJson } from '@samsvar/document';
import type { Transaction } from '@tiptap/pm/state';
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { aPerson, joinLive, paragraph, type Person } from '../testing/editors';
import { anchored, line } from '../testing/review';

/** The server's end: writes marks as y-tiptap does, and never through our binding. */
const aServer = (person: Person) => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(person.doc));
  person.doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'server' && Y.applyUpdate(doc, update));
  const mark = (id: string, from: number, to: number) => {
    const fragment = doc.getXmlFragment(TEXT_FIELD);
    const { schema } = person.editor;
    const { doc: shown, meta } = initProseMirrorDoc(fragment, schema);
    const edited = person.editor.state.reconfigure({ plugins: [] }).apply(person.editor.state.tr);
    if (!edited.doc.eq(shown)) throw new Error('the server reads something else than is shown');
    const tr = edited.tr.addMark(from, to, schema.mark('anchor', { anchorId: id }));
    const before = Y.encodeStateVector(doc);
    doc.transact(() => updateYFragment(doc, fragment, tr.doc, meta));
    Y.applyUpdate(person.doc, Y.encodeStateAsUpdate(doc, before), 'server');
  };
  return { doc, mark };
};

/** The words with their anchors, as the editor shows them. */
const runsOf = ({ editor }: Person): string[] => {
  const runs: string[] = [];
  editor.state.doc.descendants((node) => {
    if (node.isText) runs.push(`${node.text ?? ''}${node.marks.map((mark) => ` ${String(mark.attrs['anchorId'])}`).sort().join('')}`);
  });
  return runs;
};

const started = (content: readonly NodeJson[] = [paragraph('a', 'Ett två tre fyra fem')]) => {
  const anna = aPerson(content);
  const server = aServer(anna);
  const agree = () => {
    const other = aPerson(Y.encodeStateAsUpdate(server.doc));
    expect(runsOf(other)).toEqual(runsOf(anna));
    expect(anna.faults).toEqual([]);
  };
  const type = (edit: (tr: Transaction) => Transaction) => anna.editor.view.dispatch(edit(anna.editor.state.tr));
  return { anna, server, agree, type };
};

/** Undo gathers what is done within half a second; here each change is its own. */
const apart = ({ editor }: Person) => {
  for (const plugin of editor.state.plugins) {
    const state: unknown = plugin.getState(editor.state);
    if (typeof state === 'object' && state !== null && 'undoManager' in state) (state.undoManager as Y.UndoManager).stopCapturing();
  }
};

it('reads and keeps two that overlap, however words in them are retyped', () => {
  const { anna, server, agree, type } = started();
  server.mark('x', 5, 13);
  server.mark('y', 9, 18);
  expect(runsOf(anna)).toEqual(['Ett ', 'två  x', 'tre  x y', 'fyra  y', 'fem']);
  type((tr) => tr.insertText('TRE', 9, 12));
  expect(runsOf(anna)).toEqual(['Ett ', 'två  x', 'TRE  x y', 'fyra  y', 'fem']);
  type((tr) => tr.insertText('!', 10));
  type((tr) => tr.delete(6, 7));
  type((tr) => tr.insertText('Noll ', 1));
  expect(runsOf(anna)).toEqual(['Noll Ett ', 'tå  x', 'T!RE  x y', 'fyra  y', 'fem']);
  agree();
});

it('keeps them through bold, split, join and a new kind of block', () => {
  const { anna, server, agree } = started();
  server.mark('x', 5, 13);
  server.mark('y', 9, 18);
  anna.editor.commands.setTextSelection({ from: 7, to: 15 });
  anna.editor.commands.toggleBold();
  anna.editor.commands.toggleBold();
  anna.editor.commands.setTextSelection(10);
  anna.editor.commands.splitBlock();
  expect(runsOf(anna)).toEqual(['Ett ', 'två  x', 't x y', 're  x y', 'fyra  y', 'fem']);
  anna.editor.commands.setNode('heading', { level: 2 });
  anna.editor.commands.setParagraph();
  agree();
  anna.editor.commands.joinBackward();
  expect(runsOf(anna)).toEqual(['Ett ', 'två  x', 'tre  x y', 'fyra  y', 'fem']);
  agree();
});

it('are neither removed nor restored by undo, and come back with the words that were deleted', () => {
  const { anna, server, agree, type } = started();
  server.mark('x', 5, 13);
  type((tr) => tr.insertText('och ', 9));
  apart(anna);
  server.mark('y', 5, 9);
  anna.editor.commands.undo();
  expect(runsOf(anna)).toEqual(['Ett ', 'två  x y', 'tre  x', 'fyra fem']);
  apart(anna);
  type((tr) => tr.delete(3, 15));
  expect(runsOf(anna)).toEqual(['Etra fem']);
  anna.editor.commands.undo();
  expect(runsOf(anna)).toEqual(['Ett ', 'två  x y', 'tre  x', 'fyra fem']);
  agree();
});

it('come back with a whole block, for everybody', () => {
  const { anna, server, agree, type } = started([line('a', anchored('Ett '), anchored('två', 'x')), paragraph('b', 'Slut')]);
  server.mark('y', 2, 7);
  const bo = aPerson(Y.encodeStateAsUpdate(anna.doc));
  joinLive(anna, bo);
  type((tr) => tr.delete(0, 9));
  apart(anna);
  anna.editor.commands.undo();
  expect(runsOf(anna)).toEqual(['E', 'tt  y', 'tv x y', 'å x', 'Slut']);
  expect(runsOf(bo)).toEqual(runsOf(anna));
  agree();
});
