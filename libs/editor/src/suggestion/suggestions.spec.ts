// Suggestions drawn in the text, which stays as it is.
import { contentOf, type NodeJson } from '@samsvar/document';
import type { SuggestionId, SuggestionScope } from '@samsvar/domain';
import * as Y from 'yjs';
import type { ShownReview } from '../base/review';
import { anchors, showAnchors } from '../comment/anchors';
import { aPerson, joinLive, paragraph, type Person } from '../testing/editors';
import { anchored, anchorId, line, reviewOf, shown } from '../testing/review';
import { editorWords } from '../base/words';
import { showSuggestions, suggestions } from './suggestions';

interface Suggested {
  readonly id: string;
  readonly scope: SuggestionScope;
  readonly base: readonly NodeJson[];
  readonly proposed: readonly NodeJson[];
}

const suggested = ({ id, ...rest }: Suggested) => ({ id: id as SuggestionId, anchorId: anchorId(id), label: '', ...rest });
let chosen: string[] = [];

const open = (content: readonly NodeJson[] | Uint8Array): Person => {
  chosen = [];
  return aPerson(content, [suggestions({ words: editorWords('sv'), choose: (id) => chosen.push(id) }), anchors(() => undefined)]);
};
const show = ({ editor }: Person, review: ShownReview) => editor.view.dispatch(showSuggestions(showAnchors(editor.state.tr, review), review));

/** The text with what is drawn: `-struck-` and `+new+`, blocks set apart by a stroke. */
const drawnIn = ({ editor }: Person): string => {
  const read = (node: globalThis.Node): string => {
    if (!(node instanceof HTMLElement)) return node.textContent ?? '';
    if (node.dataset['words'] !== undefined) return `+${node.dataset['words']}+`;
    const inner = [...node.childNodes].map(read).join('');
    return node.dataset['suggestion'] && node.getAttribute('contenteditable') !== 'false' && inner ? `-${inner}-` : inner;
  };
  return [...editor.view.dom.children].map(read).join('|');
};
const text = (words: string): NodeJson => ({ type: 'text', text: words });
const whole = (id: string, block: string) => {
  const anchor = shown(id);
  return { ...anchor, anchor: { ...anchor.anchor, from: { block, offset: 0 }, to: { block, offset: 0 }, isWhole: true } };
};

const inLine = suggested({ id: 's', scope: 'inline', base: [text('bör avstå')], proposed: [text('ska inte avstå')] });
const bor = () => open([line('a', anchored('Vi '), anchored('bör avstå', 's'), anchored('.')), paragraph('b', 'Slut')]);
const review: ShownReview = { ...reviewOf(shown('s')), suggestions: [inLine] };

it('strikes words that go and shows those that come beside them, and can be switched off', () => {
  const anna = bor();
  const before = JSON.stringify(contentOf(anna.doc));
  show(anna, review);
  expect(drawnIn(anna)).toBe('Vi -bör-+ska inte+ avstå.|Slut');
  expect(anna.editor.state.doc.textContent).toBe('Vi bör avstå.Slut');
  expect(anna.editor.view.dom.textContent).toBe('Vi bör avstå.Slut');
  show(anna, { ...review, isDrawn: false });
  expect(drawnIn(anna)).toBe('Vi bör avstå.|Slut');
  expect(JSON.stringify(contentOf(anna.doc))).toBe(before);
});

it('is drawn when it begins or ends with a citation, which carries no mark', () => {
  const chip: NodeJson = { type: 'citation', attrs: { citationId: 'c', passageId: 'p', sourceId: 's', versionId: 'v', label: 'Strategi', mode: 'note', locator: null } };
  const anna = open([line('a', anchored('Vi '), chip, anchored('bör', 's'), chip, anchored('.'))]);
  show(anna, { ...review, suggestions: [suggested({ id: 's', scope: 'inline', base: [chip, text('bör'), chip], proposed: [chip, text('ska'), chip] })] });
  expect(drawnIn(anna)).toBe('Vi [Strategi]-bör-+ska+[Strategi].');
});

it('follows the text, and is not drawn on words that it is not about', () => {
  const anna = bor();
  const bo = aPerson(Y.encodeStateAsUpdate(anna.doc));
  joinLive(anna, bo);
  show(anna, review);
  anna.editor.view.dispatch(anna.editor.state.tr.insertText('Och ', 1));
  bo.editor.view.dispatch(bo.editor.state.tr.insertText('!', 18));
  expect(drawnIn(anna)).toBe('Och Vi -bör-+ska inte+ avstå.!|Slut');
  bo.editor.view.dispatch(bo.editor.state.tr.insertText('X', 12));
  expect(drawnIn(anna)).toBe('Och Vi bör Xavstå.!|Slut');
  bo.editor.view.dispatch(bo.editor.state.tr.delete(12, 13));
  expect(drawnIn(anna)).toBe('Och Vi -bör-+ska inte+ avstå.!|Slut');
});

it('tells which was clicked on', () => {
  const anna = bor();
  show(anna, review);
  const widget = anna.editor.view.dom.querySelector<HTMLElement>('[data-words]');
  expect(widget?.getAttribute('contenteditable')).toBe('false');
  widget?.click();
  expect(chosen).toEqual(['s']);
});

it('shows whole blocks word by word, and those that come and go as blocks', () => {
  const anna = open([paragraph('a', 'Ett två'), paragraph('b', 'Tre'), paragraph('c', 'Slut')]);
  const anchor = whole('s', 'a');
  const blocks = suggested({
    id: 's',
    scope: 'blocks',
    base: [paragraph('a', 'Ett två'), paragraph('b', 'Tre')],
    proposed: [paragraph('a', 'Ett fyra'), paragraph('n', 'Nytt')],
  });
  show(anna, { ...reviewOf({ ...anchor, anchor: { ...anchor.anchor, to: { block: 'b', offset: 0 } } }), suggestions: [blocks] });
  expect(drawnIn(anna)).toMatch(/^Ett -två-\+fyra\+\|(-Tre-\|\+Nytt\+|\+Nytt\+\|-Tre-)\|Slut$/);
  anna.editor.view.dispatch(anna.editor.state.tr.insertText('!', 4));
  expect(drawnIn(anna)).toBe('Ett! två|Tre|Slut');
});

it('shows a change in a list and in a table where it is', () => {
  const list = (words: string): NodeJson => ({ type: 'bulletList', attrs: { id: 'l' }, content: [{ type: 'listItem', attrs: { id: 'i' }, content: [paragraph('p', words)] }] });
  const table = (words: string): NodeJson => ({ type: 'table', attrs: { id: 't' }, content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph('c1', 'Ett')] }, { type: 'tableCell', content: [paragraph('c2', words)] }] }] });
  const anna = open([list('Vi bör'), table('Två sju')]);
  const base = JSON.parse(JSON.stringify(anna.editor.state.doc.toJSON())) as { content: NodeJson[] };
  const one = suggested({ id: 's', scope: 'blocks', base: [base.content[0] ?? text('')], proposed: [list('Vi ska')] });
  const two = suggested({ id: 't', scope: 'blocks', base: [base.content[1] ?? text('')], proposed: [table('Två åtta')] });
  show(anna, { ...reviewOf(whole('s', 'l'), whole('t', 't')), suggestions: [one, two] });
  expect(drawnIn(anna)).toBe('Vi -bör-+ska+|EttTvå -sju-+åtta+');
});

it('shows new blocks where they would come', () => {
  const anna = open([paragraph('a', 'Ett'), paragraph('b', 'Slut')]);
  show(anna, { ...reviewOf(whole('s', 'a')), suggestions: [suggested({ id: 's', scope: 'insert', base: [], proposed: [paragraph('n', 'Nytt'), paragraph('m', 'Mer')] })] });
  expect(drawnIn(anna)).toBe('Ett|+Nytt++Mer+|Slut');
  anna.editor.view.dispatch(anna.editor.state.tr.insertText('!', 4));
  expect(drawnIn(anna)).toBe('Ett!|+Nytt++Mer+|Slut');
});
