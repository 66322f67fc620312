// Pasted HTML made fit for the schema: what Word and web pages add is taken away first.
import { inertPage } from './inert-page';
import { wordNotes } from './word-notes';

const NAMESPACED = /<\/?[a-z]+:[^>]*>/gi;
const CONDITIONAL = /<!--\[if[\s\S]*?<!\[endif\]-->|<!--[\s\S]*?-->|<!\[(?:if|endif)[^\]]*\]>/gi;

const TAG = /<[a-z][^<>]*>/gi;

const STYLES = /<style\b[\s\S]*?<\/style\s*>|<\/?style\b/gi;

/** Handlers and styles would do nothing here (the content policy forbids both), but the browser reports each one that it reads. */
const quiet = (tag: string): string => tag.replace(/([\s"'/])(on\w+|style)(?=\s*=)/gi, '$1data-$2');

/** HTML without comments, styles, scripts and Word's own elements, and with Word's lists and notes as real ones. */
export const cleanHtml = (html: string): string => {
  const page = inertPage(unconditioned(html).replace(NAMESPACED, ''));
  page.querySelectorAll('style, script, meta, link, title, xml').forEach((element) => element.remove());
  for (const paragraph of page.querySelectorAll('p[class*="MsoList"]')) toListItem(paragraph);
  wordNotes(page);
  return page.body.innerHTML;
};

/** Word wraps list marks in conditional comments; they tell numbered lists from others, so they are opened first. */
const unconditioned = (html: string): string =>
  html.replace(/<!--\[if !supportLists\]-->|<!\[if !supportLists\]>/gi, '').replace(CONDITIONAL, '').replace(STYLES, (found) => (found.endsWith('>') ? '' : '<q')).replace(TAG, quiet);

const toListItem = (paragraph: Element): void => {
  const mark = [...paragraph.querySelectorAll('span')].find((span) => /mso-list:\s*ignore/i.test(span.getAttribute('data-style') ?? ''));
  const tag = /^\s*[\da-z]{1,3}[.)]/i.test(mark?.textContent ?? '') ? 'ol' : 'ul';
  mark?.remove();
  const page = paragraph.ownerDocument;
  const item = page.createElement('li');
  const before = paragraph.previousElementSibling;
  const list = before?.hasAttribute('data-word-list') && before.tagName.toLowerCase() === tag ? before : page.createElement(tag);
  list.setAttribute('data-word-list', '');
  if (list !== before) paragraph.before(list);
  const line = page.createElement('p');
  line.append(...paragraph.childNodes);
  item.append(line);
  list.append(item);
  paragraph.remove();
};
