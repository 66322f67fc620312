// The selection of somebody in a block that others move: it goes along, and nothing else does.
import { applyEdit, contentOf, seedUpdate, type EditCommand, type NodeJson, type ResponseContent } from '@samsvar/document';
import type { Node } from '@tiptap/pm/model';
import { NodeSelection, TextSelection, type Selection } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { aBoundEditor, aPerson, joinLive, type Person } from '../testing/editors';
import { NOTHING, aScene, closeScenes, sync } from '../testing/fake-server';
import { TURN_ROUND, TWO_CHAPTERS, blocksIn, contentWith, rewrite, textIn } from '../testing/moved-text';
import { paragraph } from '../testing/paragraph';
import { inOneUndoStep } from './undo-step';

afterEach(closeScenes);

const THREE = contentWith(paragraph('a', 'Först här.'), paragraph('b', 'Sedan där.'), paragraph('c', 'Sist borta.'));

/** A person with an open text, and somebody else's document; `hear` brings the other's changes. */
const aText = (start: ResponseContent = THREE) => {
  const other = new Y.Doc();
  Y.applyUpdate(other, seedUpdate(start));
  const person = aPerson(Y.encodeStateAsUpdate(other));
  const hear = () => Y.applyUpdate(person.doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(person.doc)), 'server');
  const move = (...ids: string[]) => {
    const blocks = blocksIn(other);
    rewrite(other, ...ids.flatMap((id) => blocks.filter(({ attrs }) => attrs?.['id'] === id)));
    hear();
  };
  return { ...person, person, other, hear, move };
};

const positionIn = (doc: Node, id: string, offset: number): number => {
  let found = -1;
  doc.descendants((node, position) => void (node.attrs['id'] === id && (found = position + 1 + offset)));
  return found;
};
type End = readonly [id: string, offset: number];
const select = ({ editor }: Person, anchor: End, head: End = anchor): void => {
  const { doc, tr } = editor.state;
  editor.view.dispatch(tr.setSelection(TextSelection.create(doc, positionIn(doc, ...anchor), positionIn(doc, ...head))));
};
/** Both ends, each by its block: `b:3`. */
const standing = ({ editor }: Person): string => {
  const { $anchor, $head }: Selection = editor.state.selection;
  return [$anchor, $head].map(({ parent, parentOffset }) => `${String(parent.attrs['id'])}:${parentOffset}`).join(' ');
};
const wordsOf = ({ editor }: Person, id: string): string => {
  const { doc } = editor.state;
  return doc.resolve(positionIn(doc, id, 0)).parent.textContent;
};
const expectSame = ({ doc, editor, faults }: Person): void => {
  expect(editor.schema.nodeFromJSON(contentOf(doc).text).eq(editor.state.doc)).toBe(true);
  expect(faults).toEqual([]);
};

describe('a caret in a block that is moved', () => {
  it.each([0, 3, 10])('stands %i letters into it afterwards, forwards and back, and types there', (offset) => {
    const { person, move } = aText();
    select(person, ['b', offset]);
    move('a', 'c', 'b');
    expect(standing(person)).toBe(`b:${offset} b:${offset}`);
    move('b', 'a', 'c');
    expect(standing(person)).toBe(`b:${offset} b:${offset}`);
    person.editor.commands.insertContent('X');
    expect(wordsOf(person, 'b')).toBe(`${'Sedan där.'.slice(0, offset)}X${'Sedan där.'.slice(offset)}`);
    expectSame(person);
  });

  const command = (edit: EditCommand) => {
    const text = aText(TWO_CHAPTERS);
    select(text.person, ['p2', 3]);
    applyEdit(text.other, edit, 77);
    text.hear();
    expect(blocksIn(text.doc).findIndex(({ attrs }) => attrs?.['id'] === 'p2')).toBeLessThan(3);
    expect(standing(text.person)).toBe('p2:3 p2:3');
    expectSame(text.person);
  };
  it('goes along when the server follows a new outline', () => command(TURN_ROUND));
  it('goes along when the server restores a version', () => {
    const [one, two, three, four, five] = TWO_CHAPTERS.text.content as [NodeJson, NodeJson, NodeJson, NodeJson, NodeJson]; // of five
    command({ type: 'restore', to: contentWith(four, one, two, three, five), sectionId: null });
  });

  it('goes along in an empty block, in the item of a list and in the cell of a table', () => {
    const list: NodeJson = { type: 'bulletList', attrs: { id: 'l' }, content: [{ type: 'listItem', attrs: { id: 'i' }, content: [paragraph('lp', 'Ett')] }] };
    const table: NodeJson = { type: 'table', attrs: { id: 't' }, content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph('tp', 'Cell')] }] }] };
    for (const [block, id, offset] of [[paragraph('e', ''), 'e', 0], [list, 'lp', 2], [table, 'tp', 3]] as const) {
      const { person, move } = aText(contentWith(paragraph('a', 'Ett långt stycke som inte flyttas.'), block));
      select(person, [id, offset]);
      move(String(block.attrs?.['id']), 'a');
      expect(standing(person)).toBe(`${id}:${offset} ${id}:${offset}`);
      expectSame(person);
    }
  });

  it('stands between the same words when they were changed as well', () => {
    const { person, other, hear } = aText();
    const [a, , c] = blocksIn(other) as [NodeJson, NodeJson, NodeJson]; // of three
    select(person, ['b', 6]);
    rewrite(other, a, c, paragraph('b', 'Och sedan: Sedan där.'));
    hear();
    expect(standing(person)).toBe('b:17 b:17');
    select(person, ['b', 17], ['b', 12]);
    rewrite(other, paragraph('b', 'Och så 😀'), a, c);
    hear();
    expect(standing(person)).toBe('b:5 b:5');
    expectSame(person);
  });

  it('neither scrolls nor takes the focus', () => {
    const { person, move, editor } = aText();
    select(person, ['b', 3]);
    const scrolls: boolean[] = [];
    editor.on('transaction', ({ transaction }) => void scrolls.push(transaction.scrolledIntoView));
    move('a', 'c', 'b');
    expect(scrolls).toEqual([false]);
    expect(editor.isFocused).toBe(false);
  });

  it('undoing a move takes those along who write in the block, too', () => {
    const one = aText().person;
    const two = aPerson(Y.encodeStateAsUpdate(one.doc));
    joinLive(one, two);
    select(one, ['b', 3]);
    select(two, ['b', 4]);
    const { doc, tr } = one.editor.state;
    const at = doc.child(0).nodeSize;
    const block = doc.child(1);
    one.editor.view.dispatch(tr.delete(at, at + block.nodeSize).insert(0, block));
    select(one, ['b', 3]);
    one.editor.commands.undo();
    expect([one, two].map(({ editor }) => editor.state.doc.toJSON() as unknown)).toEqual([doc.toJSON(), doc.toJSON()]);
    expect(standing(two)).toBe('b:4 b:4');
    expectSame(one);
    expectSame(two);
  });

  it('is after undo and redo where it is when nothing was moved', () => {
    const at = (order: readonly string[]) => {
      const { person, move, editor } = aText();
      select(person, ['b', 2], ['b', 5]);
      move(...order);
      editor.commands.insertContent('!');
      editor.commands.undo();
      expect(wordsOf(person, 'b')).toBe('Sedan där.');
      const undone = standing(person);
      editor.commands.redo();
      expect(wordsOf(person, 'b')).toBe('Se! där.');
      expectSame(person);
      return [undone, standing(person)];
    };
    const unmoved = at(['a', 'b', 'c']);
    expect(unmoved).toEqual(['b:5 b:5', 'b:2 b:2']);
    expect(at(['a', 'c', 'b'])).toEqual(unmoved);
  });
});

describe('a range', () => {
  it('within a block goes along, backwards too', () => {
    const { person, move } = aText();
    select(person, ['b', 9], ['b', 2]);
    move('c', 'b', 'a');
    expect(standing(person)).toBe('b:9 b:2');
  });

  it('over blocks that are moved together goes along', () => {
    const { person, move } = aText(contentWith(paragraph('z', 'Ett långt stycke som inte flyttas, vad som än händer.'), paragraph('a', 'Först.'), paragraph('b', 'Sedan.')));
    select(person, ['a', 2], ['b', 3]);
    move('a', 'b', 'z');
    expect(standing(person)).toBe('a:2 b:3');
  });

  it('of which one end is made anew where it was stays', () => {
    const { person, other, hear } = aText();
    select(person, ['a', 2], ['b', 3]);
    const blocks = blocksIn(other);
    other.transact(() => {
      rewrite(other, ...blocks.filter(({ attrs }) => attrs?.['id'] !== 'b'));
      rewrite(other, ...blocks);
    });
    hear();
    expect(standing(person)).toBe('a:2 b:3');
    expectSame(person);
  });

  it('of which one end is moved away becomes a caret at its head: nothing is selected that was not', () => {
    const ends: readonly (readonly [End, End])[] = [[['a', 2], ['b', 3]], [['b', 3], ['a', 2]]];
    for (const [anchor, head] of ends) {
      for (const order of [['a', 'c', 'b'], ['b', 'a', 'c']]) {
        const { person, move } = aText();
        select(person, anchor, head);
        move(...order);
        expect(standing(person)).toBe([head, head].map((end) => end.join(':')).join(' '));
        expectSame(person);
      }
    }
  });
});

describe('what is selected as a whole', () => {
  const citation: NodeJson = {
    type: 'citation',
    attrs: { citationId: 'k', passageId: 'p', sourceId: 's', versionId: 'v', label: 'Strategi, s. 3', mode: 'note', locator: null },
  };
  const figure: NodeJson = { type: 'figure', attrs: { id: 'f', sha256: 'x', alt: 'Karta', width: 4, height: 3 } };
  const cited: NodeJson = { type: 'paragraph', attrs: { id: 'b' }, content: [{ type: 'text', text: 'Se ' }, citation, { type: 'text', text: ' där.' }] };
  const start = contentWith(paragraph('a', 'Ett långt stycke som inte flyttas.'), figure, cited);
  const selected = ({ editor }: Person) => (editor.state.selection instanceof NodeSelection ? editor.state.selection.node.attrs : null);
  const selectNode = ({ editor }: Person, type: string) => {
    editor.state.doc.descendants((node, position) => void (node.type.name === type && editor.commands.setNodeSelection(position)));
  };

  it('is selected afterwards: a citation and a figure', () => {
    for (const [type, attrs] of [['citation', { citationId: 'k' }], ['figure', { id: 'f' }]] as const) {
      const { person, move } = aText(start);
      selectNode(person, type);
      move('f', 'b', 'a');
      move('b', 'a', 'f');
      expect(selected(person)).toMatchObject(attrs);
      expectSame(person);
    }
  });

  it('leaves a caret in its stead when it did not come along', () => {
    const { person, other, hear } = aText(start);
    selectNode(person, 'citation');
    const [a, f] = blocksIn(other) as [NodeJson, NodeJson]; // of three
    rewrite(other, paragraph('b', 'Se  där.'), a, f);
    hear();
    expect(selected(person)).toBeNull();
    expect(standing(person)).toBe('b:3 b:3');
  });
});

describe('as before', () => {
  it('the caret of a block that is removed goes to where it was, and does not go back to it', () => {
    const { person, other, move, hear } = aText();
    const blocks = blocksIn(other);
    select(person, ['b', 3]);
    move('a', 'c');
    expect(standing(person)).toBe('c:0 c:0');
    rewrite(other, ...blocks);
    hear();
    expect(standing(person)).toBe('c:0 c:0');
    expectSame(person);
  });

  it('a caret in a block that stays does not go to its double that is deleted, nor away when others are moved', () => {
    const { person, other, hear, move } = aText();
    select(person, ['c', 4]);
    move('b', 'a', 'c');
    expect(standing(person)).toBe('c:4 c:4');
    const blocks = blocksIn(other);
    rewrite(other, ...blocks, paragraph('c', 'Dubbel.'));
    hear();
    rewrite(other, ...blocks);
    hear();
    expect(standing(person)).toBe('c:4 c:4');
  });
});

describe('with letters in flight', () => {
  /** A person at a connection; `edit` is on its way, made of what the server had before they typed. */
  const atWork = (edit: EditCommand = TURN_ROUND) => {
    const scene = aScene();
    const server = new Y.Doc();
    Y.applyUpdate(server, seedUpdate(TWO_CHAPTERS));
    scene.join();
    scene.socket().says(sync('update', Y.encodeStateAsUpdate(server)));
    const person = aBoundEditor(scene.connection.doc);
    const update = applyEdit(server, edit, 77).update ?? NOTHING;
    return { person, hear: () => scene.socket().says(sync('update', update)) };
  };

  it('the caret is behind the letters that are brought along, and the next ones follow them', () => {
    const { person, hear } = atWork();
    for (const [offset, letters] of [[8, ' Nyss.'], [2, ' nya 😀']] as const) {
      select(person, ['p2', offset]);
      person.editor.commands.insertContent(letters);
    }
    hear();
    expect(standing(person)).toBe('p2:9 p2:9');
    person.editor.commands.insertContent('!');
    expect(wordsOf(person, 'p2')).toBe('Om nya 😀! data. Nyss.');
    expectSame(person);
  });

  it('the caret is at the end of what was typed last, in an empty block too', () => {
    for (const [id, offset, letters, whole] of [['p2', 8, ' Nyss.', 'Om data. Nyss.!'], ['p3', 0, 'Först', 'Först!']] as const) {
      const { person, hear } = atWork();
      select(person, [id, offset]);
      person.editor.commands.insertContent(letters);
      hear();
      person.editor.commands.insertContent('!');
      expect(wordsOf(person, id)).toBe(whole);
      expectSame(person);
    }
  });

  it('a range over the letters holds them afterwards, and undo takes back what comes next alone', () => {
    const { person, hear } = atWork();
    select(person, ['p2', 8]);
    person.editor.commands.insertContent(' Nyss.');
    select(person, ['p2', 3], ['p2', 13]);
    hear();
    expect(standing(person)).toBe('p2:3 p2:13');
    inOneUndoStep(person.editor.state, () => void person.editor.commands.insertContent('allt'));
    expect(wordsOf(person, 'p2')).toBe('Om allt.');
    person.editor.commands.undo();
    expect(wordsOf(person, 'p2')).toBe('Om data. Nyss.');
    expect(standing(person)).toBe('p2:13 p2:13');
    expectSame(person);
  });

  it('a caret that is elsewhere stays there', () => {
    const { person, hear } = atWork();
    select(person, ['p2', 8]);
    person.editor.commands.insertContent(' Nyss.');
    select(person, ['p1', 5]);
    hear();
    expect(wordsOf(person, 'p2')).toBe('Om data. Nyss.');
    expect(standing(person)).toBe('p1:5 p1:5');
  });

  it('in a new item of a list, the caret goes along with it', () => {
    const item = (id: string, text: string): NodeJson => ({ type: 'listItem', attrs: { id }, content: [paragraph(`${id}p`, text)] });
    const list: NodeJson = { type: 'bulletList', attrs: { id: 'l' }, content: [item('a', 'ett'), item('b', 'två')] };
    const scene = aScene();
    const server = new Y.Doc();
    Y.applyUpdate(server, seedUpdate(contentWith(paragraph('p', 'Ord som är ganska många till antalet.'), list)));
    scene.join();
    scene.socket().says(sync('update', Y.encodeStateAsUpdate(server)));
    const person = aBoundEditor(scene.connection.doc);
    const { editor } = person;
    editor.view.dispatch(editor.state.tr.insert(positionIn(editor.state.doc, 'b', -1), editor.schema.nodeFromJSON(item('n', 'nytt'))));
    select(person, ['np', 2]);
    const [p, l] = blocksIn(server) as [NodeJson, NodeJson]; // of two
    const before = Y.encodeStateVector(server);
    rewrite(server, l, p);
    scene.socket().says(sync('update', Y.encodeStateAsUpdate(server, before)));
    expect(wordsOf(person, 'np')).toBe('nytt');
    expect(standing(person)).toBe('np:2 np:2');
    expectSame(person);
  });
});

test('words that are typed on after a move come to everybody', () => {
  const { person, move, other } = aText();
  select(person, ['b', 10]);
  move('a', 'c', 'b');
  person.editor.commands.insertContent(' Mer.');
  Y.applyUpdate(other, Y.encodeStateAsUpdate(person.doc, Y.encodeStateVector(other)));
  expect(textIn(other, 'b').toString()).toBe('Sedan där. Mer.');
});
