// Takes out of a page what stands around its text, and counts it.
import { canonicalText } from '../../base/text';
import { FURNITURE, isBoilerplate } from './boilerplate';
import { isElement, type DomDocument, type DomElement, type DomNode } from './dom';
import type { DateCollector } from './page-dates';

/** Removes elements that never hold the text itself; answers how many of them said something. */
export const removeFurniture = (document: DomDocument): number => {
  let removed = 0;
  for (const element of [...document.querySelectorAll(FURNITURE)]) {
    const isSaid = !/^(script|style|svg|noscript|template)$/.test(element.localName) && wordsOf(element) !== '';
    if (isSaid && isAttached(element)) removed += 1;
    element.remove();
  }
  return removed;
};

const PIECES = 'p, div, span, li, a, strong, small, time, section, aside, h2, h3, h4, h5, h6';
const BLOCKS = 'p, div, ul, ol, table, section, article, main, aside, h1, h2, h3, h4, h5, h6, blockquote';
const LONGEST = 400;

/**
 * Removes small pieces that say what only furniture says, wherever they stand, and those that say nothing but when the page was
 * published or changed, which `dates` keeps. Answers how many were furniture.
 */
export const removePhrases = (document: DomDocument, dates: DateCollector): number => {
  let removed = 0;
  for (const element of [...document.querySelectorAll(PIECES)]) {
    // Asked first, since the text of what holds much is long in coming.
    if (element.querySelector(BLOCKS) || !isWhole(element) || !isAttached(element)) continue;
    const text = wordsOf(element);
    if (text === '' || text.length > LONGEST) continue;
    const isDate = dates.take(text);
    if (!isDate && !isBoilerplate(text)) continue;
    if (!isDate) removed += 1;
    element.remove();
  }
  return removed;
};

const INLINE = /^(span|a|strong|small|time|em|b|i)$/;

/** Words within a sentence are not on their own: only what has nothing but space beside it is looked at. */
const isWhole = (element: DomElement): boolean => {
  if (!INLINE.test(element.localName)) return true;
  const parent = element.parentNode;
  if (!parent) return false;
  for (let node = parent.firstChild; node; node = node.nextSibling) if (node !== element && !isQuiet(node)) return false;
  return true;
};

const isQuiet = (node: DomNode): boolean => (isElement(node) ? !INLINE.test(node.localName) : canonicalText(node.textContent ?? '') === '');

/** Whether an element still stands in the page; one inside of what was removed does not. */
const isAttached = (element: DomElement): boolean => {
  let node: DomNode = element;
  while (node.parentNode) node = node.parentNode;
  return node.nodeType === 9;
};

const wordsOf = (element: DomElement): string => canonicalText(element.textContent ?? '');
