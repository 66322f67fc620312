// Relative positions of both ends of what somebody points at.
import { fromBase64 } from 'lib0/buffer';
import * as Y from 'yjs';
import { aPerson, joinLive, paragraph } from '../testing/editors';
import { relativeRange } from './relative-range';

it('keeps to the words between both ends, whatever is written around them', () => {
  const anna = aPerson([paragraph('a', 'Ett två tre'), paragraph('b', 'Fyra')]);
  const bo = aPerson(Y.encodeStateAsUpdate(anna.doc));
  joinLive(anna, bo);
  const range = relativeRange(anna.editor.state, 5, 8);
  bo.editor.view.dispatch(bo.editor.state.tr.insertText('X', 8));
  bo.editor.view.dispatch(bo.editor.state.tr.insertText('YZ', 5));
  expect(anna.editor.state.doc.firstChild?.textContent).toBe('Ett YZtvåX tre');
  const at = (end: string | undefined) => Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(fromBase64(end ?? '')), anna.doc)?.index;
  expect([at(range?.from), at(range?.to)]).toEqual([6, 9]);
});
