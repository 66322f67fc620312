// What is being written about stays lit, also while others write.
import * as Y from 'yjs';
import { aPerson, joinLive, paragraph } from '../testing/editors';
import { MarkedPlace, markPlace } from './marked-place';
import { commentTarget } from './target';

const lit = (root: Element): string => [...root.querySelectorAll('.place')].map(({ textContent }) => textContent).join('|');

test('words stay lit until it is over', () => {
  const anna = aPerson([paragraph('a', 'Ett två tre'), paragraph('b', 'Fyra fem')], [MarkedPlace]);
  const bo = aPerson(Y.encodeStateAsUpdate(anna.doc));
  joinLive(anna, bo);
  const { editor } = anna;
  editor.commands.setTextSelection({ from: 5, to: 19 });
  const target = commentTarget(editor.state);
  if (typeof target === 'string') throw new Error(target);
  editor.view.dispatch(markPlace(editor.state.tr, target));
  editor.commands.setTextSelection(1);
  expect(lit(editor.view.dom)).toBe('två tre|Fyra ');
  bo.editor.commands.insertContentAt(1, 'Noll ');
  bo.editor.commands.insertContentAt(bo.editor.state.doc.content.size - 1, ' sex');
  expect(lit(editor.view.dom)).toBe('två tre|Fyra ');
  editor.view.dispatch(markPlace(editor.state.tr, null));
  expect(lit(editor.view.dom)).toBe('');
});
