// Ids of blocks and citations through every kind of edit, and the headings that may not go.
import { contentOf, type NodeJson } from '@samsvar/document';
import type { Node } from '@tiptap/pm/model';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import { CitationIds } from './citation/citation-ids';
import { aPerson, joinLive, meet, paragraph, type Person } from './testing/editors';
import { BlockIds } from './block/block-ids';
import { mirroredHeadings } from './block/mirrored-headings';
import * as Y from 'yjs';

let kept = 0;
const person = (content: readonly NodeJson[] | Uint8Array) => aPerson(content, [BlockIds, CitationIds, mirroredHeadings(() => kept++)]);
const idsOf = ({ editor }: Person): unknown[] => {
  const ids: unknown[] = [];
  editor.state.doc.descendants((node: Node) => {
    if ('id' in node.attrs) ids.push(node.attrs['id']);
  });
  return ids;
};
const citationIdsOf = ({ editor }: Person): unknown[] => {
  const ids: unknown[] = [];
  editor.state.doc.descendants((node: Node) => {
    if (node.type.name === 'citation') ids.push(node.attrs['citationId']);
  });
  return ids;
};
const typesOf = ({ editor }: Person): string[] => editor.state.doc.content.content.map((node) => node.type.name);
const expectAllUnique = (ids: readonly unknown[]) => {
  expect(ids.every((id) => typeof id === 'string' && id !== '')).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
};
const chip = (citationId: string): NodeJson => ({
  type: 'citation',
  attrs: { citationId, passageId: 'passage', sourceId: 's', versionId: 'v', label: 'Strategi, s. 3', mode: 'note' },
});
const heading = (id: string, title: string): NodeJson => ({
  type: 'sectionHeading',
  attrs: { id, level: 1, number: '1', title, sourceBlock: 1, status: 'undecided' },
});
const cited: NodeJson[] = [
  { type: 'paragraph', attrs: { id: 'a' }, content: [{ type: 'text', text: 'Före ' }, chip('c1'), { type: 'text', text: ' efter.' }] },
  paragraph('b', 'Nästa.'),
];

describe('block ids', () => {
  it('are given to the lower part of a split, and stay with the words when the upper part is empty', () => {
    const anna = person([paragraph('a', 'Ett två')]);
    anna.editor.commands.setTextSelection(5);
    anna.editor.commands.splitBlock();
    expect(idsOf(anna)[0]).toBe('a');
    expectAllUnique(idsOf(anna));
    const bo = person([paragraph('a', 'Ett två')]);
    bo.editor.commands.setTextSelection(1);
    bo.editor.commands.splitBlock();
    expect(idsOf(bo)[1]).toBe('a');
    expectAllUnique(idsOf(bo));
  });

  it('stay unique when blocks are pasted, and are the same for everybody', () => {
    const anna = person([paragraph('a', 'Ett'), paragraph('b', 'Två')]);
    const bo = person(Y.encodeStateAsUpdate(anna.doc));
    joinLive(anna, bo);
    const { state } = anna.editor;
    anna.editor.view.dispatch(state.tr.insert(0, state.doc.child(1)).insert(0, state.doc.child(0)));
    expectAllUnique(idsOf(anna));
    expect(idsOf(anna).slice(2)).toEqual(['a', 'b']);
    expect(idsOf(bo)).toEqual(idsOf(anna));
  });

  it('are not touched in what others have written', () => {
    const anna = person([paragraph('a', 'Ett')]);
    const bo = aPerson(Y.encodeStateAsUpdate(anna.doc));
    bo.editor.view.dispatch(bo.editor.state.tr.insert(0, bo.editor.schema.node('paragraph')));
    meet(anna, bo);
    expect(idsOf(anna)).toEqual([null, 'a']);
  });
});

describe('citation ids', () => {
  const cutAt = ({ editor }: Person) => {
    const at = 6;
    const node = editor.state.doc.nodeAt(at);
    if (!node) throw new Error('no chip there');
    editor.view.dispatch(editor.state.tr.delete(at, at + 1));
    return node;
  };

  it('are kept by a move and renewed in a copy', () => {
    const anna = person(cited);
    const node = cutAt(anna);
    anna.editor.view.dispatch(anna.editor.state.tr.insert(anna.editor.state.doc.content.size - 1, node));
    expect(citationIdsOf(anna)).toEqual(['c1']);
    anna.editor.view.dispatch(anna.editor.state.tr.insert(1, node));
    const ids = citationIdsOf(anna);
    expect(ids[1]).toBe('c1');
    expectAllUnique(ids);
    const copy = anna.editor.state.doc.nodeAt(1);
    expect(copy?.attrs['passageId']).toBe('passage');
  });

  it('come back by undo, for everybody', () => {
    const anna = person(cited);
    const bo = person(Y.encodeStateAsUpdate(anna.doc));
    joinLive(anna, bo);
    cutAt(anna);
    expect(citationIdsOf(bo)).toEqual([]);
    anna.editor.commands.undo();
    expect(citationIdsOf(anna)).toEqual(['c1']);
    expect(citationIdsOf(bo)).toEqual(['c1']);
  });
});

describe('mirrored headings', () => {
  const outline = [paragraph('a', 'Ingress'), heading('h1', 'Mål'), paragraph('b', 'Vi svarar'), heading('h2', 'Medel'), paragraph('c', 'Slut')];
  const titlesOf = ({ editor }: Person) => editor.state.doc.content.content.flatMap((node) => (node.type.name === 'sectionHeading' ? [String(node.attrs['title'])] : []));

  it('stay when everything is selected and deleted, in the document too', () => {
    const anna = person(outline);
    kept = 0;
    anna.editor.commands.selectAll();
    anna.editor.commands.deleteSelection();
    expect(titlesOf(anna)).toEqual(['Mål', 'Medel']);
    expect(anna.editor.state.doc.textContent).toBe('');
    expect(typesOf(anna)).toEqual(['paragraph', 'sectionHeading', 'paragraph', 'sectionHeading', 'paragraph']);
    expect(kept).toBeGreaterThan(0);
    expect(JSON.stringify(contentOf(anna.doc).text)).toContain('"id":"h1"');
    expectAllUnique(idsOf(anna));
  });

  it('cannot be deleted or typed over while selected', () => {
    const anna = person(outline);
    const before = anna.editor.state.doc;
    anna.editor.view.dispatch(anna.editor.state.tr.setSelection(NodeSelection.create(before, before.child(0).nodeSize)));
    anna.editor.commands.deleteSelection();
    anna.editor.commands.insertContent('x');
    expect(anna.editor.state.doc).toBe(before);
  });

  it('stay in order when a deletion runs across them', () => {
    const anna = person(outline);
    const size = anna.editor.state.doc.content.size;
    anna.editor.view.dispatch(anna.editor.state.tr.setSelection(TextSelection.create(anna.editor.state.doc, 4, size - 2)));
    anna.editor.commands.deleteSelection();
    expect(titlesOf(anna)).toEqual(['Mål', 'Medel']);
    expect(anna.editor.state.doc.textContent).toBe('Ingt');
  });

  it('may get another status', () => {
    const anna = person(outline);
    anna.editor.view.dispatch(anna.editor.state.tr.setNodeAttribute(anna.editor.state.doc.child(0).nodeSize, 'status', 'skip'));
    expect(JSON.stringify(contentOf(anna.doc).text)).toContain('"status":"skip"');
  });
});
