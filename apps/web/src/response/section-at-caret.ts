// Which section of the response the caret stands in.

/** The id of the heading above the caret, or null when the caret is not in the text or stands before the first heading. */
export const sectionAtCaret = (pane: Element, sectionIds: ReadonlySet<string>): string | null => {
  const selection = document.getSelection();
  const caret = selection?.focusNode ?? null;
  const text = pane.querySelector('.ProseMirror, [contenteditable]');
  if (!caret || !text?.contains(caret)) return null;
  // The selection may stand on the text itself, between two blocks, as when a heading is selected whole.
  const block: Element | null =
    caret === text ? (text.children[Math.min(selection?.focusOffset ?? 0, text.children.length) - 1] ?? null) : childHolding(text, caret);
  return headingAbove(block, sectionIds);
};

/** The id of the heading that a node of the text stands under; null when it is not in the text, or before the first heading. */
export const sectionHolding = (text: Element, node: Node, sectionIds: ReadonlySet<string>): string | null =>
  headingAbove(childHolding(text, node), sectionIds);

const headingAbove = (from: Element | null, sectionIds: ReadonlySet<string>): string | null => {
  for (let block = from; block; block = block.previousElementSibling) {
    const id = idOf(block, sectionIds);
    if (id !== null) return id;
  }
  return null;
};

const childHolding = (parent: Element, node: Node): Element | null => {
  let at: Node | null = node;
  while (at && at.parentNode !== parent) at = at.parentNode;
  return at instanceof Element ? at : null;
};

const idOf = (block: Element, sectionIds: ReadonlySet<string>): string | null => {
  const own = block.getAttribute('data-id') ?? block.querySelector('[data-id]')?.getAttribute('data-id') ?? null;
  return own !== null && sectionIds.has(own) ? own : null;
};
