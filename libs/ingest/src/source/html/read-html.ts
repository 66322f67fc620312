// Reads a web page: encoding, furniture out, the article found, sanitised, walked.
import { Readability } from '@mozilla/readability';
import type { SourceWarning } from '@samsvar/domain';
import sanitizeHtml from 'sanitize-html';
import { BlockList, type NewBlock } from '../../base/block-list';
import { overLimit } from '../../base/limits';
import { canonicalText } from '../../base/text';
import { decodeText } from '../encoding';
import type { Reading, ReadingContext } from '../reading';
import { FURNITURE, isBoilerplate, pageDateOf } from './boilerplate';
import { depthOf, parsePage, type DomDocument } from './dom';
import { LEVEL, PageWalk } from './walk';

const ALLOWED = [
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'p',
  'div',
  'section',
  'article',
  'main',
  'aside',
  'header',
  'ul',
  'ol',
  'li',
  'dl',
  'dt',
  'dd',
  'table',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'th',
  'td',
  'caption',
  'blockquote',
  'figure',
  'figcaption',
  'pre',
  'br',
  'hr',
  'a',
  'abbr',
  'b',
  'strong',
  'em',
  'i',
  'span',
  'sub',
  'sup',
  'small',
  'q',
  'cite',
  'code',
  'time',
  'mark',
  'u',
  's',
  'ins',
];

const clean = (html: string, nesting: number): string =>
  sanitizeHtml(html, {
    allowedTags: ALLOWED,
    allowedAttributes: {
      ol: ['start', 'type', 'class', 'id', 'role'],
      '*': ['colspan', 'class', 'id', 'role', LEVEL],
    },
    allowedSchemes: [],
    nestingLimit: nesting,
  });

/** The smallest share of the page's text that an article found may have; below it the finder has lost something. */
const ARTICLE_SHARE = 0.6;

/** The page's article as HTML, or its main part where no article is found. Changes the document. */
const articleOf = (document: DomDocument): string => {
  const main =
    document.querySelector('main, [role=main]') ?? document.querySelector('article') ?? document.body;
  const whole = main.innerHTML;
  const length = canonicalText(main.textContent ?? '').length;
  // Readability's types ask for a browser's document; it works on what linkedom gives.
  const article = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0], {
    keepClasses: true,
    disableJSONLD: true,
  }).parse();
  const found = article?.content ?? '';
  if (canonicalText(article?.textContent ?? '').length < length * ARTICLE_SHARE) return whole;
  return found;
};

const wordsOf = (text: string | null | undefined): string | null => canonicalText(text ?? '') || null;

const metaOf = (document: DomDocument, name: string): string | null =>
  wordsOf(document.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute('content'));

/** Removes what is never text, and counts the pieces that had any. */
const removeFurniture = (document: DomDocument): number => {
  let removed = 0;
  for (const element of [...document.querySelectorAll(FURNITURE)]) {
    if (!/^(script|style|svg|noscript|template)$/.test(element.localName) && wordsOf(element.textContent))
      removed += 1;
    element.remove();
  }
  return removed;
};

/** Reads a web page. Throws `file-too-complex`. */
export const readHtml = (bytes: Uint8Array, context: ReadingContext): Promise<Reading> => {
  const { limits } = context;
  const { text, warnings } = decodeText(bytes);
  const document = parsePage(text);
  if (depthOf(document.documentElement, limits.nesting) > limits.nesting) throw overLimit(limits, 'nesting');
  context.onProgress({ done: 1, total: 2, stage: 'reading' });

  const language = wordsOf(document.documentElement.getAttribute('lang'));
  const issuer = metaOf(document, 'og:site_name');
  const author = metaOf(document, 'author');
  const title = wordsOf(document.title);
  let dated = (
    metaOf(document, 'article:modified_time') ?? metaOf(document, 'article:published_time')
  )?.slice(0, 10);
  const firstHeading = wordsOf(document.querySelector('h1')?.textContent);
  let removed = removeFurniture(document);
  for (const heading of document.querySelectorAll('h1,h2,h3,h4,h5,h6'))
    heading.setAttribute(LEVEL, heading.localName.slice(1));
  const list = new BlockList(limits);
  const walk = new PageWalk(list, (block: NewBlock) => {
    const date = pageDateOf(block.text);
    if (date) dated = date;
    else if (isBoilerplate(block.text)) removed += 1;
    else return true;
    return false;
  });
  // Dates often stand outside the article, so they are looked for before it is cut out.
  for (const element of document.querySelectorAll('p, time, div, span, li')) {
    const date =
      (element.textContent ?? '').length < 120 ? pageDateOf(canonicalText(element.textContent ?? '')) : null;
    if (date) dated = date;
  }
  const article = clean(articleOf(document), limits.nesting);
  // The cutter takes a main heading that repeats the page's title away.
  if (firstHeading && !article.includes(`${LEVEL}="1"`))
    list.add({ type: 'heading', level: 1, text: firstHeading });
  walk.read(parsePage(article).body);
  context.onProgress({ done: 2, total: 2, stage: 'structure' });
  const all: SourceWarning[] =
    removed > 0 ? [...warnings, { code: 'boilerplate-removed', count: removed }] : warnings;
  return Promise.resolve({
    format: 'html',
    title: firstHeading ?? title,
    language,
    pages: null,
    blocks: list.blocks,
    warnings: all,
    needsOcr: false,
    quality: { boilerplate: removed },
    metadata: { ...(issuer ? { issuer } : {}), ...(author ? { author } : {}), ...(dated ? { dated } : {}) },
  });
};
