// Between the browser's selection and a range of blocks. Labels and page numbers are never part of it.
import type { PassageRange } from '@samsvar/domain';

/** Marks the element of one block; its value is the block's place. */
export const BLOCK_ATTRIBUTE = 'data-ord';
/** Marks the element whose text is exactly the block's text. */
export const TEXT_ATTRIBUTE = 'data-text';

/** The element of a block in the reading view, if it is drawn. */
export const blockElement = (root: ParentNode, ord: number): HTMLElement | null =>
  root.querySelector<HTMLElement>(`[${BLOCK_ATTRIBUTE}="${ord}"]`);

/** The element that holds exactly a block's text. */
export const textElement = (root: ParentNode, ord: number): HTMLElement | null =>
  root.querySelector<HTMLElement>(`[${BLOCK_ATTRIBUTE}="${ord}"] [${TEXT_ATTRIBUTE}]`);

/** The block an element or text stands in, within the reading view; null outside any. */
export const ordOf = (node: Node | null): number | null => {
  const element = node instanceof Element ? node : node?.parentElement;
  const value = element?.closest(`[${BLOCK_ATTRIBUTE}]`)?.getAttribute(BLOCK_ATTRIBUTE);
  return value === null || value === undefined ? null : Number(value);
};

/** The blocks and offsets that a DOM range covers inside `root`; null when it covers no words. Not trimmed. */
export const rangeOfSelection = (root: Element, range: Range): PassageRange | null => {
  if (range.collapsed || !range.intersectsNode(root)) return null;
  const touched = textsWithin(root, range);
  const first = touched[0];
  const last = touched[touched.length - 1];
  if (!first || !last) return null;
  const from = ordOf(first);
  const to = ordOf(last);
  if (from === null || to === null) return null;
  return {
    blockFrom: from,
    offsetFrom: first.contains(range.startContainer) ? offsetIn(first, range.startContainer, range.startOffset) : 0,
    blockTo: to,
    offsetTo: last.contains(range.endContainer)
      ? offsetIn(last, range.endContainer, range.endOffset)
      : (last.textContent?.length ?? 0),
  };
};

/** The text elements that a range covers at least partly, in order. */
const textsWithin = (root: Element, range: Range): Element[] => {
  const around = range.commonAncestorContainer;
  const element = around instanceof Element ? around : around.parentElement;
  const own = element?.closest(`[${TEXT_ATTRIBUTE}]`);
  if (own && root.contains(own)) return [own];
  const within = element && root.contains(element) ? element : root;
  return [...within.querySelectorAll(`[${TEXT_ATTRIBUTE}]`)].filter((text) => range.intersectsNode(text));
};

/** Characters of an element's text before a place in it. */
const offsetIn = (element: Element, node: Node, offset: number): number => {
  const before = element.ownerDocument.createRange();
  before.setStart(element, 0);
  before.setEnd(node, offset);
  return before.toString().length;
};

/** The DOM range of the words of a text element from one offset to another; null when it is shorter. */
export const domRange = (text: Element, from: number, to: number): Range | null => {
  const start = placeIn(text, from);
  const end = placeIn(text, to);
  if (!start || !end) return null;
  const range = text.ownerDocument.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
};

const placeIn = (element: Element, offset: number): { node: Text; offset: number } | null => {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let rest = offset;
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    if (rest <= node.data.length) return { node, offset: rest };
    rest -= node.data.length;
  }
  return null;
};

/** One DOM range for each drawn block of a passage. */
export const domRangesOf = (root: ParentNode, range: PassageRange): Range[] => {
  const ranges: Range[] = [];
  for (let ord = range.blockFrom; ord <= range.blockTo; ord += 1) {
    const text = textElement(root, ord);
    const length = text?.textContent?.length ?? 0;
    if (!text || length === 0) continue;
    const from = ord === range.blockFrom ? range.offsetFrom : 0;
    const to = ord === range.blockTo ? Math.min(range.offsetTo, length) : length;
    const found = domRange(text, from, to);
    if (found) ranges.push(found);
  }
  return ranges;
};

/** Shows a passage as the browser's own selection, so that copying works and keyboard and mouse are one. */
export const selectPassage = (root: ParentNode, range: PassageRange): void => {
  const ranges = domRangesOf(root, range);
  const first = ranges[0];
  const last = ranges[ranges.length - 1];
  if (!first || !last) return;
  document.getSelection()?.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
};
