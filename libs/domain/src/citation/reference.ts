// How a citation is written out: Swedish official form, with issuer, title, date, case number and place.
import type { LocalDate } from '../base/local-date';
import type { SourceKind } from '../source/source';

/** What is known of the cited source. */
export interface ReferenceSource {
  readonly issuer: string | null;
  readonly title: string;
  readonly caseNumber: string | null;
  readonly dated: LocalDate | null;
  readonly kind: SourceKind;
  readonly url: string | null;
}

/** Where in the source: the nearest heading above ("4.3 Ett gemensamt centrum") and the printed page. */
export interface ReferencePlace {
  readonly sectionLabel: string | null;
  readonly pageLabel: string | null;
}

/** Texts published without a binding, known by their headline. */
const HEADLINES: ReadonlySet<SourceKind> = new Set(['news_item', 'press_release']);
/** Section numbers have at most two digits in each part: "2027 års budget" is a title. */
const NUMBER = /^((?:\d{1,2}|[A-ZÅÄÖ])(?:\.\d{1,2})*[a-z]?)\.?(?=\s|$)/u;
const ANNEX = /^bilaga(?:\s+(?:\d+|[A-ZÅÄÖ])(?:\.\d+)*)?(?=\s|$|[.,:])/iu;
const CHAPTER = /^(?:kapitel|kap\.|avsnitt|del)\s+(\d+(?:\.\d+)*)/iu;
/** A title that ends in its own edition takes the date without a comma: "remissversion 2026-09-14". */
const EDITION = /(?:version|utkast|upplaga|utgåva)$/iu;

/** One line, without stops at its end that would be doubled. */
const tidy = (text: string | null): string =>
  (text ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s.,;:]+$/, '');

const sectionOf = (label: string): string => {
  if (label === '') return '';
  const number = NUMBER.exec(label)?.[1] ?? CHAPTER.exec(label)?.[1];
  // A single capital letter is a number only when it stands for itself: "A Bakgrund", not "I väntan på".
  if (number !== undefined && (/\d/.test(number) || label === number)) return `avsnitt ${number}`;
  const annex = ANNEX.exec(label)?.[0];
  if (annex !== undefined)
    return annex
      .toLocaleLowerCase('sv')
      .replace(/ ([a-zåäö])$/u, (_, letter: string) => ` ${letter.toLocaleUpperCase('sv')}`);
  return `avsnittet ”${label.replace(/[”“"]/g, '’')}”`;
};

const pageOf = (label: string): string => {
  const page = label.replace(/^(?:s\.|sid\.?|sida|sidan)\s*/iu, '');
  return page === '' ? '' : `s. ${page}`;
};

/** The place alone, "avsnitt 4.3, s. 14", or an empty text when it is unknown. */
export const formatPlace = (passage: ReferencePlace): string =>
  [sectionOf(tidy(passage.sectionLabel)), pageOf(tidy(passage.pageLabel))].filter(Boolean).join(', ');

const titleOf = (source: ReferenceSource): string => {
  const title = tidy(source.title);
  return HEADLINES.has(source.kind) ? `”${title.replace(/[”“"]/g, '’')}”` : title;
};

const datedTitle = (source: ReferenceSource): string => {
  const title = titleOf(source);
  const dated = tidy(source.dated);
  // A date that the title already ends with is not said twice.
  if (dated === '' || title.endsWith(dated)) return title;
  return EDITION.test(title) ? `${title} ${dated}` : `${title}, ${dated}`;
};

/**
 * The whole reference. A document with a case number is found through the registrar, so its web address is
 * left out; without one the address stands last, and with no full stop that could be read as part of it.
 */
export const formatReference = (source: ReferenceSource, passage: ReferencePlace): string => {
  const issuer = tidy(source.issuer);
  const number = tidy(source.caseNumber).replace(/^dnr\s*/iu, '');
  const title = datedTitle(source);
  const named = issuer !== '' && !title.startsWith(issuer) ? `${issuer}, ${title}` : title;
  const matter = number === '' ? named : `${named} (dnr ${number})`;
  const parts = [matter, formatPlace(passage)].filter(Boolean).join(', ');
  const address = number === '' ? (source.url ?? '').trim() : '';
  if (address !== '') return `${parts}, ${address}`;
  return /[?!]$/.test(parts) ? parts : `${parts}.`;
};
