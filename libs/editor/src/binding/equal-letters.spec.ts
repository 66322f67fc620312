// Letters put in or taken out beside equal ones are one's own and nobody else's.
import * as Y from 'yjs';
import { aPerson, joinLive, paragraph, type Person } from '../testing/editors';
import { wordChange } from './word-change';

const textOf = (person: Person): string => person.editor.state.doc.textContent;
const twoIn = (words: string): [Person, Person] => {
  const anna = aPerson([paragraph('a', words)]);
  const bo = aPerson(Y.encodeStateAsUpdate(anna.doc));
  joinLive(anna, bo);
  return [anna, bo];
};
/** One key after another, each its own transaction, as typed. */
const type = ({ editor }: Person, words: string, at: number) =>
  [...words].reduce((position, letter) => {
    editor.view.dispatch(editor.state.tr.insertText(letter, position));
    return position + letter.length;
  }, at);
const remove = ({ editor }: Person, from: number, to = from + 1) => editor.view.dispatch(editor.state.tr.delete(from, to));

describe('letters beside equal ones', () => {
  it('typed inside the words of another stay when the other takes those back', () => {
    const [anna, bo] = twoIn('');
    type(anna, '[sitt] ', 1);
    type(bo, 'abtc', 4);
    expect(textOf(anna)).toBe('[siabtctt] ');
    anna.editor.commands.undo();
    expect(textOf(anna)).toBe('abtc');
    expect(textOf(bo)).toBe('abtc');
  });

  it.each([
    ['tt', 3],
    ['aa', 1],
    ['itt', 2],
    ['😀', 5],
  ])('%s at %d stay where they were typed, and are taken back alone', (words, at) => {
    const [anna, bo] = twoIn('');
    type(anna, 'sitt😀aa', 1);
    const before = textOf(anna);
    type(bo, words, at);
    expect(textOf(anna)).toBe(before.slice(0, at - 1) + words + before.slice(at - 1));
    anna.editor.commands.undo();
    expect(textOf(bo)).toBe(words);
    bo.editor.commands.undo();
    expect(textOf(anna)).toBe('');
  });

  it('after a note in the line are counted from where their own words begin', () => {
    const anna = aPerson([{ type: 'paragraph', attrs: { id: 'a' }, content: [{ type: 'text', text: 'Se ' }, { type: 'footnote', attrs: { noteId: 'n', text: 'Not' } }] }]);
    const bo = aPerson(Y.encodeStateAsUpdate(anna.doc));
    joinLive(anna, bo);
    type(anna, 'att', 5);
    type(bo, 'xt', 6);
    anna.editor.commands.undo();
    expect(textOf(bo)).toBe('Se xt');
  });

  it('taken out with Backspace or Delete are the ones at the caret', () => {
    for (const place of [3, 4]) {
      const [anna, bo] = twoIn('si');
      type(anna, 't', 3);
      type(bo, 't', 4);
      // The first `t` is Anna's and the second is Bo's, whichever key or caret takes one of them out.
      remove(bo, place);
      expect(textOf(anna)).toBe('sit');
      anna.editor.commands.undo();
      expect(textOf(bo)).toBe(place === 3 ? 'sit' : 'si');
    }
  });

  it('joined with the paragraph before come after its words', () => {
    const anna = aPerson([paragraph('a', 'aa'), paragraph('b', 'aba')]);
    const bo = aPerson(Y.encodeStateAsUpdate(anna.doc));
    joinLive(anna, bo);
    anna.editor.view.dispatch(anna.editor.state.tr.join(4));
    expect(textOf(bo)).toBe('aaaba');
    anna.editor.commands.undo();
    expect(bo.editor.state.doc.childCount).toBe(2);
  });
});

describe('the place of a change', () => {
  it('is the last possible when nothing is known, and never inside a letter of two parts', () => {
    expect(wordChange('att', 'attt', [])).toEqual({ index: 3, remove: 0, insert: 't' });
    expect(wordChange('att', 'attt', [{ from: 1, to: 2 }])).toEqual({ index: 1, remove: 0, insert: 't' });
    expect(wordChange('😀😀', '😀', [{ from: 0, to: 0 }])).toEqual({ index: 0, remove: 2, insert: '' });
    expect(wordChange('😀', '😀😀', [{ from: 0, to: 3 }])).toEqual({ index: 0, remove: 0, insert: '😀' });
    expect(wordChange('abc', 'axyc', [{ from: 0, to: 1 }])).toEqual({ index: 1, remove: 1, insert: 'xy' });
  });
});
