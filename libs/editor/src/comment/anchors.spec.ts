// Anchors that are drawn in the text, by mark and by place, through every kind of change.
import type { NodeJson } from '@samsvar/document';
import * as Y from 'yjs';
import type { ShownReview } from '../base/review';
import { aPerson, joinLive, paragraph, type Person } from '../testing/editors';
import { anchored, anchorId, line, reviewOf, shown } from '../testing/review';
import { anchors, placeOf, showAnchors } from './anchors';

let told: string[] = [];
const open = (content: readonly NodeJson[] | Uint8Array, review: ShownReview): Person => {
  told = [];
  const person = aPerson(content, [anchors((ids) => (told = [...ids]))]);
  person.editor.view.dispatch(showAnchors(person.editor.state.tr, review));
  return person;
};

/** What is drawn, as `words (ids)`. */
const drawnIn = ({ editor }: Person): string[] =>
  [...editor.view.dom.querySelectorAll('[data-anchors]')].map((element) => `${element.textContent ?? ''} (${element.getAttribute('data-anchors') ?? ''})`);
const wordsOf = ({ editor }: Person, id: string): string | null => {
  const place = placeOf(editor.state, anchorId(id));
  return place && editor.state.doc.textBetween(place.from, place.to, '|');
};

describe('anchors with marks', () => {
  it('are drawn when they are known, and the overlap of several is stronger', () => {
    const anna = open([line('a', anchored('Ett '), anchored('två ', 'x'), anchored('tre ', 'x', 'y'), anchored('fyra', 'y'), anchored(' fem', 'stranger'))], reviewOf(shown('x'), shown('y')));
    expect(drawnIn(anna)).toEqual(['två  (x)', 'tre  (x y)', 'fyra (y)']);
    expect([...anna.editor.view.dom.querySelectorAll('[data-anchors]')].map((element) => element.getAttribute('data-depth'))).toEqual(['1', '2', '1']);
    expect(wordsOf(anna, 'x')).toBe('två tre ');
  });

  it('follow what is typed, here and elsewhere, and come and go with what others do', () => {
    const anna = open([line('a', anchored('Ett '), anchored('två tre', 'x')), paragraph('b', 'Slut')], reviewOf(shown('x')));
    const bo = aPerson(Y.encodeStateAsUpdate(anna.doc));
    joinLive(anna, bo);
    anna.editor.view.dispatch(anna.editor.state.tr.insertText('Noll ', 1));
    bo.editor.view.dispatch(bo.editor.state.tr.insertText('och ', 14));
    expect(drawnIn(anna)).toEqual(['två och tre (x)']);
    bo.editor.view.dispatch(bo.editor.state.tr.delete(0, bo.editor.state.doc.child(0).nodeSize));
    expect(drawnIn(anna)).toEqual([]);
  });

  it('do not grow when somebody types at their end, and stay through split and join', () => {
    const anna = open([line('a', anchored('Ett '), anchored('två', 'x'), anchored(' tre'))], reviewOf(shown('x')));
    anna.editor.commands.setTextSelection(8);
    anna.editor.view.dispatch(anna.editor.state.tr.insertText('X'));
    expect(drawnIn(anna)).toEqual(['två (x)']);
    anna.editor.commands.setTextSelection(6);
    anna.editor.commands.splitBlock();
    expect(wordsOf(anna, 'x')).toBe('t|vå');
    anna.editor.commands.joinBackward();
    expect(drawnIn(anna)).toEqual(['två (x)']);
  });

  it('are told when the caret comes to them, the innermost first, and only when they change', () => {
    const anna = open([line('a', anchored('Ett '), anchored('två ', 'x'), anchored('tre', 'x', 'y'), anchored(' fyra', 'x'))], reviewOf(shown('x'), shown('y')));
    anna.editor.commands.setTextSelection(10);
    expect(told).toEqual(['y', 'x']);
    told = ['not told again'];
    anna.editor.commands.setTextSelection(11);
    expect(told).toEqual(['not told again']);
    anna.editor.commands.setTextSelection(2);
    expect(told).toEqual([]);
  });
});

describe('anchors without marks', () => {
  const content = [paragraph('a', 'Ett två tre fyra'), paragraph('b', 'Slut')];
  const two = shown('x', { block: 'a', from: 4, to: 7, now: 'två' });

  it('are drawn where the server found them, or nearby where the words are now, or not at all', () => {
    expect(drawnIn(open(content, reviewOf(two)))).toEqual(['två (x)']);
    expect(drawnIn(open(content, reviewOf(shown('x', { block: 'a', from: 1, to: 4, now: 'två' }))))).toEqual(['två (x)']);
    expect(drawnIn(open(content, reviewOf(shown('x', { block: 'a', from: 4, to: 7, now: 'sju' }))))).toEqual([]);
    expect(drawnIn(open(content, reviewOf(shown('x', { block: 'gone', from: 4, to: 7, now: 'två' }))))).toEqual([]);
  });

  it('are carried along by what is typed here, by others and in between', () => {
    const anna = open(content, reviewOf(two));
    const bo = aPerson(Y.encodeStateAsUpdate(anna.doc));
    joinLive(anna, bo);
    anna.editor.view.dispatch(anna.editor.state.tr.insertText('Noll ', 1));
    bo.editor.view.dispatch(bo.editor.state.tr.insertText('!!', 13));
    bo.editor.view.dispatch(bo.editor.state.tr.insertText('?', 10));
    bo.editor.view.dispatch(bo.editor.state.tr.insert(0, bo.editor.schema.node('paragraph', { id: 'n' }, [bo.editor.schema.text('Nytt')])));
    expect(drawnIn(anna)).toEqual(['två (x)']);
    bo.editor.view.dispatch(bo.editor.state.tr.insertText('VÅ', 18, 19));
    expect(wordsOf(anna, 'x')).toMatch(/^tVÅ/);
    // The page shows the same again, with another one chosen: what was carried along stays.
    anna.editor.view.dispatch(showAnchors(anna.editor.state.tr, reviewOf(two)));
    expect(wordsOf(anna, 'x')).toMatch(/^tVÅ/);
  });

  it('are shown by their mark as soon as it comes', () => {
    const anna = open(content, reviewOf(two));
    const server = aPerson(Y.encodeStateAsUpdate(anna.doc));
    joinLive(anna, server);
    const mark = server.editor.schema.mark('anchor', { anchorId: 'x' });
    server.editor.view.dispatch(server.editor.state.tr.addMark(9, 12, mark));
    expect(drawnIn(anna)).toEqual(['tre (x)']);
  });

  it('stand on whole blocks, whatever they hold', () => {
    const heading: NodeJson = { type: 'sectionHeading', attrs: { id: 'h', level: 1, number: '1', title: 'Mål', sourceBlock: 1, status: 'answer' } };
    const whole = { ...two, anchor: { ...two.anchor, from: { block: 'h', offset: 0 }, to: { block: 'a', offset: 0 }, isWhole: true } };
    const anna = open([heading, ...content], reviewOf(whole));
    expect(anna.editor.view.dom.querySelectorAll('[data-anchors]')).toHaveLength(2);
    anna.editor.commands.setTextSelection(3);
    expect(told).toEqual(['x']);
    anna.editor.view.dispatch(anna.editor.state.tr.insert(0, anna.editor.schema.node('paragraph')));
    expect(anna.editor.view.dom.querySelectorAll('[data-anchors]')).toHaveLength(2);
  });
});
