// The binding: nodes are reused, edits meet, unknown content survives, and undo takes back one's own.
import { contentOf, TEXT_FIELD, seedUpdate, type NodeJson } from '@samsvar/document';
import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { LiveBinding } from './binding';
import { aPerson, joinLive, meet, paragraph, type Person } from '../testing/editors';

const many = (count: number): NodeJson[] =>
  Array.from({ length: count }, (_, at) => paragraph(`p${at}`, `Stycke ${at} om resurser och ansvar.`));
const blocksOf = (person: Person): Node[] => Array.from({ length: person.editor.state.doc.childCount }, (_, at) => person.editor.state.doc.child(at));
const textOf = (person: Person): string => person.editor.state.doc.textBetween(0, person.editor.state.doc.content.size, '|');
/** The state under this key is the binding's own. */
const bindingOf = (person: Person): LiveBinding => (ySyncPluginKey.getState(person.editor.state) as { readonly binding: LiveBinding }).binding;
const fragmentOf = (person: Person) => person.doc.getXmlFragment(TEXT_FIELD);

/** The text in an editor and in its document must always agree. */
const expectSame = (person: Person): void => {
  const stored = contentOf(person.doc).text.content ?? [];
  const node = person.editor.schema.nodeFromJSON({ type: 'doc', content: stored });
  expect(node.toJSON()).toEqual(person.editor.state.doc.toJSON());
  expect(person.faults).toEqual([]);
};

describe('a remote keystroke', () => {
  it('leaves at least 99 % of the nodes the same objects', () => {
    const [anna, bo] = [aPerson(many(300)), aPerson(many(300))];
    Y.applyUpdate(bo.doc, Y.encodeStateAsUpdate(anna.doc));
    const [one, two] = [aPerson(Y.encodeStateAsUpdate(anna.doc)), aPerson(Y.encodeStateAsUpdate(anna.doc))];
    joinLive(one, two);
    const before = new Set(blocksOf(two));
    one.editor.view.dispatch(one.editor.state.tr.insertText('x', 5));
    const after = blocksOf(two);
    expect(after.filter((block) => before.has(block)).length / after.length).toBeGreaterThanOrEqual(0.99);
    expect(textOf(two)).toBe(textOf(one));
  });

  it('does not move the caret of others', () => {
    const one = aPerson(many(3));
    const two = aPerson(Y.encodeStateAsUpdate(one.doc));
    joinLive(one, two);
    two.editor.commands.setTextSelection(10);
    one.editor.view.dispatch(one.editor.state.tr.insertText('hej ', 1));
    expect(two.editor.state.selection.from).toBe(14);
    one.editor.view.dispatch(one.editor.state.tr.insertText('!', one.editor.state.doc.content.size - 1));
    expect(two.editor.state.selection.from).toBe(14);
  });
});

describe('edits at the same time', () => {
  it('both stay when they are in one paragraph', () => {
    const one = aPerson([paragraph('a', 'Kommunen ansvarar.')]);
    const two = aPerson(Y.encodeStateAsUpdate(one.doc));
    one.editor.view.dispatch(one.editor.state.tr.insertText('Skara ', 1));
    two.editor.view.dispatch(two.editor.state.tr.insertText(' inte', 18));
    meet(one, two);
    expect(textOf(one)).toBe('Skara Kommunen ansvarar inte.');
    expect(textOf(two)).toBe(textOf(one));
    expectSame(one);
    expectSame(two);
  });

  it('keeps typing in a paragraph that another moves others around', () => {
    const one = aPerson(many(4));
    const two = aPerson(Y.encodeStateAsUpdate(one.doc));
    const doc = one.editor.state.doc;
    const first = doc.child(0);
    one.editor.view.dispatch(one.editor.state.tr.delete(0, first.nodeSize).insert(doc.content.size - first.nodeSize, first));
    two.editor.view.dispatch(two.editor.state.tr.insertText('nytt ', doc.child(0).nodeSize + 1));
    meet(one, two);
    expect(textOf(one)).toContain('nytt Stycke 1');
    expect(textOf(two)).toBe(textOf(one));
  });

  it('converges under random work by three people', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const chance = seeded(seed);
      const one = aPerson(many(6));
      const people = [one, aPerson(Y.encodeStateAsUpdate(one.doc)), aPerson(Y.encodeStateAsUpdate(one.doc))];
      for (let step = 0; step < 40; step++) {
        const person = people[Math.floor(chance() * people.length)];
        if (person) randomEdit(person, chance);
        if (chance() < 0.2) meet(...people);
      }
      meet(...people);
      meet(...people);
      for (const person of people) {
        expect(textOf(person)).toBe(textOf(one));
        expectSame(person);
      }
    }
  });
});

describe('opening a document', () => {
  it('shows every kind of node and changes nothing', () => {
    const pin = { citationId: 'c', passageId: 'p', sourceId: 's', versionId: 'v', label: 'Källa' };
    const text = (words: string): NodeJson => ({ type: 'text', text: words });
    const person = aPerson([
      { type: 'heading', attrs: { id: 'h', level: 1 }, content: [text('Rubrik')] },
      { type: 'sectionHeading', attrs: { id: 's', level: 1, number: '1', title: 'Mål', sourceBlock: 3, status: 'answer', stance: 'opposes' } },
      { type: 'paragraph', attrs: { id: 'p' }, content: [text('Se '), { type: 'citation', attrs: { ...pin, mode: 'note' } }, { type: 'footnote', attrs: { noteId: 'n', text: 'Not' } }] },
      { type: 'quotation', attrs: { id: 'q', ...pin, citationId: 'd' }, content: [paragraph('qp', 'Ord')] },
      { type: 'proposedWording', attrs: { id: 'w', fromText: 'bör' }, content: [paragraph('wp', 'ska')] },
      { type: 'demand', attrs: { id: 'y' }, content: [text('regeringen utreder')] },
      { type: 'orderedList', attrs: { id: 'l' }, content: [{ type: 'listItem', attrs: { id: 'li' }, content: [paragraph('lp', 'Ett')] }] },
      { type: 'table', attrs: { id: 't' }, content: [{ type: 'tableRow', content: [{ type: 'tableHeader', content: [paragraph('tp', 'Mål')] }] }] },
      { type: 'figure', attrs: { id: 'f', sha256: 'x', alt: 'Karta', width: 4, height: 3 } },
      { type: 'paragraph', attrs: { id: 'a' }, content: [{ type: 'text', text: 'ord', marks: [{ type: 'anchor', attrs: { anchorId: 'x' } }, { type: 'link', attrs: { href: 'https://exempel.se' } }] }] },
    ]);
    const before = Y.encodeStateAsUpdate(person.doc);
    expectSame(person);
    person.editor.view.dispatch(person.editor.state.tr.insertText('ny ', 3));
    expectSame(person);
    person.editor.commands.undo();
    expectSame(person);
    expect(Y.decodeUpdate(before).ds.clients.size).toBe(0);
    expect(JSON.stringify(contentOf(person.doc).text)).toContain('"anchorId":"x"');
  });
});

describe('anchors', () => {
  it('that overlap keep their names in the document when the words get other marks', () => {
    const anchors = ['x', 'y'].map((anchorId) => ({ type: 'anchor', attrs: { anchorId } }));
    const person = aPerson([{ type: 'paragraph', attrs: { id: 'a' }, content: [{ type: 'text', text: 'Ankrade ord', marks: anchors }] }]);
    const line = fragmentOf(person).get(0);
    const text = line instanceof Y.XmlElement ? line.get(0) : null;
    const names = () => (text instanceof Y.XmlText ? Object.keys(text.toDelta()[0].attributes).filter((name) => name.startsWith('anchor')) : []);
    const before = names();
    person.editor.chain().selectAll().toggleBold().run();
    expect(before).toHaveLength(2);
    expect(names()).toEqual(before);
    expectSame(person);
  });
});

describe('undo', () => {
  it('takes back own changes and leaves those of others and of the server', () => {
    const one = aPerson([paragraph('a', 'Text.')]);
    const two = aPerson(Y.encodeStateAsUpdate(one.doc));
    joinLive(one, two);
    one.editor.view.dispatch(one.editor.state.tr.insertText('Min ', 1));
    two.editor.view.dispatch(two.editor.state.tr.insertText(' Din.', 10));
    expect(textOf(one)).toBe('Min Text. Din.');
    one.editor.commands.undo();
    expect(textOf(one)).toBe('Text. Din.');
    expect(textOf(two)).toBe('Text. Din.');
    expect(one.editor.commands.undo()).toBe(false);
    one.editor.commands.redo();
    expect(textOf(two)).toBe('Min Text. Din.');
  });
});

describe('a picture that has become wrong', () => {
  it('is found by comparing it with the document from scratch, and drawn anew', () => {
    const person = aPerson(many(3));
    const binding = bindingOf(person);
    expect(binding.look()).toBe(true);
    const line = fragmentOf(person).get(1);
    const words = line instanceof Y.XmlElement ? line.get(0) : null;
    // A change that the binding does not hear of.
    const view = binding.prosemirrorView;
    binding.prosemirrorView = null;
    if (words instanceof Y.XmlText) words.insert(0, 'Missat: ');
    binding.prosemirrorView = view;
    expect(textOf(person)).not.toContain('Missat');
    expect(binding.look()).toBe(false);
    expect(textOf(person)).toContain('|Missat: Stycke 1');
    expect(binding.look()).toBe(true);
    expectSame(person);
  });

  it('is not suspected for content that nobody here knows, for an empty text, or while somebody types', () => {
    for (const content of [[], [{ type: 'futureBox', attrs: { colour: 'blue', deep: { a: [1] } } }]]) {
      const doc = new Y.Doc();
      for (const { type, attrs } of content) {
        const box = new Y.XmlElement(type);
        for (const [name, value] of Object.entries(attrs)) box.setAttribute(name, value as string);
        doc.getXmlFragment(TEXT_FIELD).insert(0, [box]);
      }
      expect(bindingOf(aPerson(Y.encodeStateAsUpdate(doc))).look()).toBe(true);
    }
  });
});

describe('unknown content', () => {
  const withUnknown = (): Person => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, seedUpdate({ text: { type: 'doc', content: many(3) }, overallStance: null }));
    const box = new Y.XmlElement('futureBox');
    box.setAttribute('colour', 'blue');
    const words = new Y.XmlText();
    words.insert(0, 'Från framtiden');
    box.insert(0, [words]);
    doc.getXmlFragment(TEXT_FIELD).insert(1, [box]);
    const line = doc.getXmlFragment(TEXT_FIELD).get(0);
    const text = line instanceof Y.XmlElement ? line.get(0) : null;
    if (text instanceof Y.XmlText) text.format(0, 6, { glow: { strength: 'high' } });
    return aPerson(Y.encodeStateAsUpdate(doc));
  };
  /** The words under the unknown mark. */
  const glowing = (person: Person): string => {
    const wordsUnder = (node: NodeJson): string =>
      `${node.marks?.some(({ type }) => type === 'glow') ? (node.text ?? '') : ''}${(node.content ?? []).map(wordsUnder).join('')}`;
    return wordsUnder(contentOf(person.doc).text);
  };
  const storedOf = (person: Person) => JSON.stringify(contentOf(person.doc).text);

  it('is shown and not touched by opening the document', () => {
    const person = withUnknown();
    expect(person.editor.state.doc.child(1).type.name).toBe('unknownBlock');
    expect(storedOf(person)).toContain('futureBox');
    expect(storedOf(person)).toContain('glow');
    const deleted = Y.decodeUpdate(Y.encodeStateAsUpdate(person.doc)).ds.clients.size;
    expect(deleted).toBe(0);
  });

  it('survives editing on both sides of it, and in the marked words', () => {
    const person = withUnknown();
    const end = person.editor.state.doc.content.size - 1;
    person.editor.view.dispatch(person.editor.state.tr.insertText('slut', end).insertText('start', 3));
    expect(storedOf(person)).toContain('futureBox');
    expect(storedOf(person)).toContain('glow');
    expect(fragmentOf(person).length).toBe(4);
  });

  it('keeps its attributes, words and marks through typing, splitting, marking, moving and undoing around it', () => {
    const person = withUnknown();
    const other = aPerson(Y.encodeStateAsUpdate(person.doc));
    const { editor } = person;
    editor.view.dispatch(editor.state.tr.insertText('mitt i ', 4));
    editor.chain().setTextSelection({ from: 2, to: 9 }).toggleBold().run();
    editor.chain().setTextSelection(6).splitBlock().run();
    editor.chain().setTextSelection(3).setNode('heading', { level: 2 }).run();
    editor.commands.joinForward();
    const { doc } = editor.state;
    const last = doc.lastChild;
    if (last) editor.view.dispatch(editor.state.tr.delete(doc.content.size - last.nodeSize, doc.content.size).insert(0, last));
    editor.commands.undo();
    editor.commands.redo();
    meet(person, other);
    for (const each of [person, other]) {
      const stored = storedOf(each);
      expect(stored).toContain('futureBox');
      expect(stored).toContain('"colour":"blue"');
      expect(stored).toContain('Från framtiden');
      expect(stored).toContain('"strength":"high"');
      expect(each.faults).toEqual([]);
    }
    // What is typed in the middle of a mark takes it on, known or not.
    expect(glowing(person)).toBe('Stymitt i cke');
    expect(glowing(other)).toBe('Stymitt i cke');
  });

  it('comes back into view when marks are cleared, or a part that nobody here knows is deleted from a line', () => {
    const person = withUnknown();
    const line = fragmentOf(person).get(0);
    const part = new Y.XmlElement('futurePart');
    if (line instanceof Y.XmlElement) line.insert(1, [part]);
    const { editor } = person;
    editor.chain().selectAll().unsetAllMarks().run();
    expect(glowing(person)).toBe('Stycke');
    expect(JSON.stringify(editor.state.doc)).toContain('glow');
    const size = editor.state.doc.child(0).nodeSize;
    editor.view.dispatch(editor.state.tr.delete(1, size - 1));
    expect(storedOf(person)).toContain('futurePart');
    expect(JSON.stringify(editor.state.doc)).toContain('futurePart');
    expect(person.faults).toEqual([]);
  });

  it('is not removed from the document when the editor drops it', () => {
    const person = withUnknown();
    person.editor.commands.selectAll();
    person.editor.commands.deleteSelection();
    expect(storedOf(person)).toContain('futureBox');
    expect(person.editor.state.doc.toString()).toContain('unknownBlock');
  });
});

const seeded = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};

/** One of the things people do, at a random place. */
const randomEdit = ({ editor }: Person, chance: () => number): void => {
  const size = editor.state.doc.content.size;
  const at = 1 + Math.floor(chance() * (size - 2));
  const to = Math.min(size - 1, at + Math.floor(chance() * 12));
  const kind = chance();
  const { doc } = editor.state;
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.between(doc.resolve(at), doc.resolve(kind < 0.3 ? at : to))));
  if (kind < 0.4) editor.commands.insertContent(chance().toString(36).slice(2, 5));
  else if (kind < 0.5) editor.commands.deleteSelection();
  else if (kind < 0.6) editor.commands.splitBlock();
  else if (kind < 0.7) editor.commands.toggleBold();
  else if (kind < 0.78) editor.commands.toggleBulletList();
  else if (kind < 0.84) editor.commands.joinBackward();
  else if (kind < 0.9) editor.commands.setNode('heading', { level: 2 });
  else if (kind < 0.95) editor.commands.insertContent({ type: 'citation', attrs: { citationId: chance().toString(36).slice(2), passageId: 'x', label: 'Källa' } });
  else editor.commands.undo();
};
