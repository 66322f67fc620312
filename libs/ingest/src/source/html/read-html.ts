// Reads a web page: encoding, furniture out, the article found, sanitised, walked.
import { Readability } from '@mozilla/readability';
import type { Block, SourceWarning } from '@samsvar/domain';
import sanitizeHtml from 'sanitize-html';
import { BlockList, type NewBlock } from '../../base/block-list';
import { overLimit } from '../../base/limits';
import { canonicalText } from '../../base/text';
import { decodeText } from '../encoding';
import type { Reading, ReadingContext, SourceMetadata } from '../reading';
import { contactBoxes, isBoilerplate } from './boilerplate';
import { depthOf, parsePage, type DomDocument } from './dom';
import { DateCollector, datesForMachines } from './page-dates';
import { removeFurniture, removePhrases } from './page-furniture';
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
  const firstHeading = wordsOf(document.querySelector('h1')?.textContent);
  const dates = new DateCollector();
  const forMachines = datesForMachines(document);
  let removed = removeFurniture(document);
  for (const heading of document.querySelectorAll('h1,h2,h3,h4,h5,h6'))
    heading.setAttribute(LEVEL, heading.localName.slice(1));
  // Dates and phrases often stand outside the article, so they are looked for before it is cut out.
  removed += removePhrases(document, dates);
  const list = new BlockList(limits);
  const walk = new PageWalk(list, (block: NewBlock) => {
    // A table loses its shape with its cells.
    if (block.type === 'table-cell') return true;
    if (dates.take(block.text)) return false;
    if (!isBoilerplate(block.text)) return true;
    removed += 1;
    return false;
  });
  const article = clean(articleOf(document), limits.nesting);
  // The cutter takes a main heading that repeats the page's title away.
  if (firstHeading && !article.includes(`${LEVEL}="1"`))
    list.add({ type: 'heading', level: 1, text: firstHeading });
  walk.read(parsePage(article).body);
  const boxes = contactBoxes(list.blocks);
  removed += boxes.size;
  for (const said of forMachines) dates.add(said);
  context.onProgress({ done: 2, total: 2, stage: 'structure' });
  const all: SourceWarning[] =
    removed > 0 ? [...warnings, { code: 'boilerplate-removed', count: removed }] : warnings;
  return Promise.resolve({
    format: 'html',
    title: firstHeading ?? title,
    language,
    pages: null,
    blocks: boxes.size > 0 ? renumbered(list, boxes) : list.blocks,
    warnings: all,
    needsOcr: false,
    quality: { boilerplate: removed },
    metadata: { ...(issuer ? { issuer } : {}), ...(author ? { author } : {}), ...daysOf(dates) },
  });
};

const renumbered = (list: BlockList, without: ReadonlySet<number>): Block[] =>
  list.blocks.filter(({ ord }) => !without.has(ord)).map((block, ord) => ({ ...block, ord }));

/** A page is dated by its last change; what it is only called a date of comes last. */
const daysOf = ({ dates: { published, changedOn, dated } }: DateCollector): SourceMetadata => {
  const day = changedOn ?? published ?? dated;
  return { ...(day && { dated: day }), ...(published && { published }), ...(changedOn && { changedOn }) };
};
