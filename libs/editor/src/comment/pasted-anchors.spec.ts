// Anchors through cutting, copying and pasting.
import { paragraph, aPerson, type Person } from '../testing/editors';
import { anchored, line } from '../testing/review';
import { pastedAnchors, ReadAnchor } from './pasted-anchors';

const open = () => aPerson([line('a', anchored('Ett '), anchored('två', 'x'), anchored(' tre')), paragraph('b', '')], [pastedAnchors()], [ReadAnchor]);
const idsIn = ({ editor }: Person): string[] => {
  const ids: string[] = [];
  editor.state.doc.descendants((node) => node.marks.forEach((mark) => ids.push(`${node.text ?? ''} ${String(mark.attrs['anchorId'])}`)));
  return ids;
};
/** What the clipboard holds after these words were copied. */
const copied = ({ editor: { view, state } }: Person, from: number, to: number) => view.serializeForClipboard(state.doc.slice(from, to)).dom.innerHTML;
const paste = ({ editor: { view, state, commands } }: Person, html: string) => {
  commands.setTextSelection(state.doc.content.size - 1);
  view.pasteHTML(html, new Event('paste') as ClipboardEvent);
};

beforeAll(() => {
  // jsdom has no layout; ProseMirror asks where the caret is when it scrolls.
  Range.prototype.getClientRects = () => Object.assign([new DOMRect()], { item: () => null }) as unknown as DOMRectList;
});

it('are kept by what was cut, once', () => {
  const anna = open();
  const html = copied(anna, 3, 10);
  anna.editor.view.dispatch(anna.editor.state.tr.delete(3, 10));
  paste(anna, html);
  paste(anna, html);
  expect(anna.editor.state.doc.textContent).toBe('Etret två tt två t');
  expect(idsIn(anna)).toEqual(['två x']);
});

it('are not in a copy', () => {
  const anna = open();
  paste(anna, copied(anna, 3, 10));
  expect(idsIn(anna)).toEqual(['två x']);
  expect(anna.editor.state.doc.child(1).textContent).toBe('t två t');
});

it('do not come from other documents', () => {
  const [anna, bo] = [open(), aPerson([paragraph('b', '')], [pastedAnchors()], [ReadAnchor])];
  paste(bo, copied(anna, 3, 10));
  expect(bo.editor.state.doc.textContent).toBe('t två t');
  expect(idsIn(bo)).toEqual([]);
});
