// The days that a web page says it was published and last changed: in print, and in what it tells machines.
import type { LocalDate } from '@samsvar/domain';
import { canonicalText } from '../../base/text';
import { DAY, dayOf, dayOfInstant } from '../findings/swedish-date';
import type { DomDocument, DomElement } from './dom';

/** What is known of a page's days. */
export interface PageDates {
  readonly published: LocalDate | null;
  readonly changedOn: LocalDate | null;
  /** A day that is only called a date. */
  readonly dated: LocalDate | null;
}

type Meaning = keyof PageDates | 'other';

const PUBLISHED = '(?:publicerad|publicerades|publicerat|publiceringsdatum|först publicerad|utgiven)';
const CHANGED = '(?:senast |sidan |sist |informationen )*(?:uppdaterad|uppdaterades|uppdaterat|ändrad|ändrades|ändringsdatum|uppdateringsdatum|uppdatering)';
const REVIEWED = '(?:senast |sidan |sist )*(?:granskad|granskades|faktagranskad)';
const LABEL = `(${PUBLISHED}|${CHANGED}|${REVIEWED}|datum|artikeln skapades|skapad)`;
const TIME = '(?:,?\\s*(?:kl(?:ockan)?\\.?\\s*)?\\d{1,2}[.:]\\d{2})?';
const BY = '(?:\\s+av\\s+[\\p{L} .-]{1,60})?';
const PIECE = new RegExp(`^${LABEL}(?:\\s+den)?\\s*:?\\s*${DAY}${TIME}${BY}(?:\\s*[,.|;•·–-]\\s*|\\s+|$)`, 'iu');

const meaningOf = (label: string): Meaning => {
  if (/^datum$/i.test(label)) return 'dated';
  if (new RegExp(`^${PUBLISHED}$`, 'i').test(label)) return 'published';
  return new RegExp(`^${CHANGED}$`, 'i').test(label) ? 'changedOn' : 'other';
};

/** The days of a text that says nothing else than when the page was published or changed; null when it says anything else. */
export const pageDatesOf = (text: string): Partial<PageDates> | null => {
  if (text.length > 200) return null;
  const found: { -readonly [key in keyof PageDates]?: LocalDate } = {};
  let rest = text;
  while (rest !== '') {
    const piece = PIECE.exec(rest);
    const day = piece && dayOf(piece[2] ?? '');
    if (!piece || !day) return null;
    const meaning = meaningOf(piece[1] ?? '');
    if (meaning !== 'other') found[meaning] ??= day;
    rest = rest.slice(piece[0].length);
  }
  return text === '' ? null : found;
};

/** Collects days; the first that says something counts. */
export class DateCollector {
  private found: Partial<PageDates> = {};

  /** Takes a text if it is nothing but days; false when it is anything else. */
  take(text: string): boolean {
    const dates = pageDatesOf(text);
    if (dates) this.add(dates);
    return dates !== null;
  }

  add(dates: { readonly [key in keyof PageDates]?: LocalDate | null }): void {
    // Whatever was found before stands.
    const { published, changedOn, dated } = this.found;
    this.found = {
      published: published ?? dates.published ?? null,
      changedOn: changedOn ?? dates.changedOn ?? null,
      dated: dated ?? dates.dated ?? null,
    };
  }

  get dates(): PageDates {
    return { published: null, changedOn: null, dated: null, ...this.found };
  }
}

const PUBLISHED_META = ['article:published_time', 'dcterms.issued', 'dc.date.issued', 'dcterms.created', 'dc.date', 'date', 'publication_date', 'publishdate'];
const CHANGED_META = ['article:modified_time', 'og:updated_time', 'dcterms.modified', 'dc.date.modified', 'last-modified', 'revised'];

/** What the page tells machines of its days: marked times, meta tags, and data for search engines. */
export const datesForMachines = (document: DomDocument): readonly Partial<PageDates>[] => [
  { published: timeOf(document, 'datePublished'), changedOn: timeOf(document, 'dateModified') },
  { published: metaDay(document, PUBLISHED_META), changedOn: metaDay(document, CHANGED_META) },
  searchData(document),
  { published: dayOfElement(document.querySelector('time[pubdate]')) },
];

const timeOf = (document: DomDocument, property: string): LocalDate | null =>
  dayOfElement(document.querySelector(`[itemprop~=${property}]`));

const dayOfElement = (element: DomElement | null): LocalDate | null => {
  const written = element && (element.getAttribute('datetime') ?? element.getAttribute('content') ?? canonicalText(element.textContent ?? ''));
  return written ? (dayOfInstant(written) ?? dayOf(written)) : null;
};

const metaDay = (document: DomDocument, names: readonly string[]): LocalDate | null => {
  for (const meta of document.querySelectorAll('meta')) {
    const name = (meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('http-equiv') ?? '').toLowerCase();
    const day = names.includes(name) ? dayOfInstant(meta.getAttribute('content') ?? '') : null;
    if (day) return day;
  }
  return null;
};

const searchData = (document: DomDocument): Partial<PageDates> => {
  for (const script of document.querySelectorAll('script')) {
    if (script.getAttribute('type')?.toLowerCase() !== 'application/ld+json') continue;
    const said = (name: string) => dayOfInstant(new RegExp(`"${name}"\\s*:\\s*"([^"]{10,40})"`).exec(script.textContent ?? '')?.[1] ?? '');
    const [published, changedOn] = [said('datePublished'), said('dateModified')];
    if (published ?? changedOn) return { published, changedOn };
  }
  return {};
};
