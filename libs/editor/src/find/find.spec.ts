// Finding and replacing in a whole text.
import { contentOf, type NodeJson } from '@samsvar/document';
import * as Y from 'yjs';
import { aPerson, paragraph } from '../testing/editors';
import { anchored, line } from '../testing/review';
import { endFind, find, findOther, FindInText, replaceAll, replaceCurrent } from './find-in-text';
import { matchesIn } from './matches';

beforeAll(() => {
  // jsdom has no layout and does not scroll.
  Element.prototype.scrollIntoView = () => undefined;
  window.matchMedia = () => ({ matches: true }) as MediaQueryList;
});

describe('matchesIn', () => {
  it.each([
    ['Mål och mal', 'mal', {}, [[8, 11]]],
    ['MÅL och mål', 'mål', {}, [[0, 3], [8, 11]]],
    ['MÅL och mål', 'mål', { caseSensitive: true }, [[8, 11]]],
    ['ma\u030al mal', 'mål', {}, [[0, 4]]],
    ['ma\u030al mal', 'ma', {}, [[5, 7]]],
    ['skolan och skola', 'skola', { wholeWords: true }, [[11, 16]]],
    ['åskola skola', 'skola', { wholeWords: true }, [[7, 12]]],
    ['10\u00a0000 kr', '10 000', {}, [[0, 6]]],
    ['aaa', 'aa', {}, [[0, 2]]],
    ['allt', '', {}, []],
  ] as const)('%s: %s', (text, query, options, wanted) => {
    expect(matchesIn(text, query, options)).toEqual(wanted);
  });
});

const chip: NodeJson = { type: 'citation', attrs: { citationId: 'c', passageId: 'p', sourceId: 's', versionId: 'v', label: 'ska', mode: 'note', locator: null } };
const note: NodeJson = { type: 'footnote', attrs: { noteId: 'n', text: 'Ska, ska' } };
const content: NodeJson[] = [
  { type: 'sectionHeading', attrs: { id: 'h', level: 1, number: '1', title: 'Vad vi ska', sourceBlock: 1, status: 'answer' } },
  line('a', anchored('Vi s'), anchored('ka', 'x'), anchored(' s'), chip, anchored('ka'), note),
  { type: 'quotation', attrs: { id: 'q', citationId: 'c2', passageId: 'p' }, content: [paragraph('q1', 'Staten ska')] },
  { type: 'table', attrs: { id: 't' }, content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph('c1', 'Ska')] }] }] },
  paragraph('b', 'Slut'),
];
const open = () => aPerson(content, [FindInText]);

it('finds everywhere, across formats but not across citations, and goes round', () => {
  const { editor } = open();
  editor.commands.setTextSelection(3);
  expect(find(editor, 'ska')).toEqual({ count: 6, current: 2, replaceable: 4 });
  expect(editor.view.dom.querySelector('[data-found=current]')?.textContent).toBe('s');
  expect([findOther(editor, -1).current, findOther(editor, -1).current, findOther(editor, 1).current]).toEqual([1, 6, 1]);
  expect(find(editor, 'finns inte')).toEqual({ count: 0, current: 0, replaceable: 0 });
  expect(findOther(editor, 1).current).toBe(0);
});

it('follows the text while it changes, and selects what was shown when it ends', () => {
  const { editor } = open();
  find(editor, 'slut');
  editor.view.dispatch(editor.state.tr.insert(1, paragraphNode(editor.schema, 'Slut')));
  expect(findOther(editor, 1)).toEqual({ count: 2, current: 1, replaceable: 2 });
  endFind(editor);
  const { from, to } = editor.state.selection;
  expect([from, editor.state.doc.textBetween(from, to)]).toEqual([2, 'Slut']);
  expect(editor.view.dom.querySelector('[data-found]')).toBeNull();
});

const paragraphNode = (schema: ReturnType<typeof aPerson>['editor']['schema'], text: string) => schema.node('paragraph', null, [schema.text(text)]);

it('replaces what may be replaced, in one step of undo, and keeps anchors and citations', () => {
  const { editor, doc } = open();
  const before = JSON.stringify(contentOf(doc).text);
  editor.view.dispatch(editor.state.tr.insertText('!', editor.state.doc.content.size - 1));
  find(editor, 'ska');
  expect(replaceAll(editor, 'bör')).toBe(4);
  const stored = JSON.stringify(contentOf(doc).text);
  expect(stored).toContain('"title":"Vad vi ska"');
  expect(stored).toContain('"text":"bör, bör"');
  expect(stored).toContain('Staten ska');
  expect(stored).toContain('"label":"ska"');
  let words = '';
  editor.state.doc.descendants((node) => void (words += node.marks.length > 0 ? `[${node.text ?? ''}]` : (node.text ?? '')));
  expect(words).toBe('Vi [bör] skaStaten skabörSlut!');
  editor.commands.undo();
  expect(JSON.stringify(contentOf(doc).text)).toBe(before.replace('Slut', 'Slut!'));
});

it('counts all that is found, and draws what is near', () => {
  const { editor } = aPerson([paragraph('a', 'a '.repeat(5_000))], [FindInText]);
  expect(find(editor, 'a')).toEqual({ count: 5_000, current: 1, replaceable: 5_000 });
  expect(editor.view.dom.querySelectorAll('[data-found]').length).toBeLessThan(1_000);
  expect(findOther(editor, -1).current).toBe(5_000);
  expect(editor.view.dom.querySelector('[data-found=current]')).not.toBeNull();
});

it('leaves the words between to those who wrote them, and takes very many at once', () => {
  const { editor, doc, faults } = aPerson([paragraph('a', 'ska vi eller ska vi inte')], [FindInText]);
  const between = Y.createRelativePositionFromTypeIndex((doc.getXmlFragment('text').get(0) as Y.XmlElement).get(0) as Y.XmlText, 7);
  find(editor, 'ska');
  replaceAll(editor, 'kommer');
  expect(editor.state.doc.textContent).toBe('kommer vi eller kommer vi inte');
  expect(Y.createAbsolutePositionFromRelativePosition(between, doc)?.index).toBe(10);
  editor.commands.undo();
  expect(editor.state.doc.textContent).toBe('ska vi eller ska vi inte');

  const many = aPerson([paragraph('a', 'a '.repeat(3_000)), paragraph('b', 'a')], [FindInText]);
  find(many.editor, 'a');
  expect(replaceAll(many.editor, 'bb')).toBe(3_001);
  expect(many.editor.state.doc.textContent).toBe(`${'bb '.repeat(3_000)}bb`);
  many.editor.commands.undo();
  expect(many.editor.state.doc.textContent).toBe(`${'a '.repeat(3_000)}a`);
  expect([...faults, ...many.faults]).toEqual([]);
});

it('replaces one after the other', () => {
  const { editor, doc } = open();
  find(editor, 'ska');
  expect(replaceCurrent(editor, 'skall')).toMatchObject({ count: 6, current: 2 });
  expect(replaceCurrent(editor, 'skall')).toMatchObject({ count: 6, current: 3 });
  expect(replaceCurrent(editor, 'X')).toMatchObject({ count: 5, current: 3 });
  expect(replaceCurrent(editor, 'Y')).toMatchObject({ count: 4 });
  expect(JSON.stringify(contentOf(doc).text)).toContain('"text":"X, Y"');
});
