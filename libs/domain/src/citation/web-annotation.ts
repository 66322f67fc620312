// Citations as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), out and in.
import type { Passage } from '../passage/passage';

/** Selectors of ours: the words, where they stand in the whole text, and on which page. */
export type AnnotationSelector =
  | { readonly type: 'TextQuoteSelector'; readonly exact: string; readonly prefix: string; readonly suffix: string }
  /** Unicode code points from the beginning of the text (§4.2.5), the blocks joined by a line feed. */
  | { readonly type: 'TextPositionSelector'; readonly start: number; readonly end: number }
  /** RFC 8118: `page=14`. */
  | { readonly type: 'FragmentSelector'; readonly conformsTo: string; readonly value: string };

export interface WebAnnotation {
  readonly id: string;
  readonly type: 'Annotation';
  readonly motivation: 'linking' | 'describing';
  /** Where it stands in the response, as a person would say it. */
  readonly body: { readonly type: 'TextualBody'; readonly value: string; readonly format: 'text/plain'; readonly language: 'sv' };
  readonly target: {
    readonly source: string;
    /** The version that the words were taken from: its address here, and the hash of its file. */
    readonly state: { readonly type: 'HttpRequestState'; readonly value: string };
    readonly selector: readonly AnnotationSelector[];
  };
}

/** What an annotation is made of. */
export interface AnnotatedCitation {
  /** Address of the citation: the passage's own link with the citation after #. */
  readonly id: string;
  readonly mode: 'note' | 'inline' | 'quotation';
  readonly where: string;
  /** Address of the source, and the hash of the version's file. */
  readonly source: string;
  readonly sha256: string;
  readonly passage: Pick<Passage, 'exact' | 'prefix' | 'suffix'>;
  /** Code points before the passage; null when they are not known. */
  readonly start: number | null;
  /** The page in the file, from 1; null where there are none. */
  readonly page: number | null;
}

const RFC8118 = 'http://tools.ietf.org/rfc/rfc8118';

/** Length in code points, which is how the standard counts. */
export const codePoints = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

/** One citation as an annotation. */
export const webAnnotation = ({ id, mode, where, source, sha256, passage, start, page }: AnnotatedCitation): WebAnnotation => ({
  id,
  type: 'Annotation',
  motivation: mode === 'quotation' ? 'describing' : 'linking',
  body: { type: 'TextualBody', value: where, format: 'text/plain', language: 'sv' },
  target: {
    source,
    state: { type: 'HttpRequestState', value: `Digest: sha-256=${sha256}` },
    selector: [
      { type: 'TextQuoteSelector', exact: passage.exact, prefix: passage.prefix, suffix: passage.suffix },
      ...(start === null ? [] : [{ type: 'TextPositionSelector' as const, start, end: start + codePoints(passage.exact) }]),
      ...(page === null ? [] : [{ type: 'FragmentSelector' as const, conformsTo: RFC8118, value: `page=${String(page)}` }]),
    ],
  },
});

/** What another program's annotation says of where it belongs. */
export interface SoughtPassage {
  /** Its own id; null without. */
  readonly annotation: string | null;
  readonly exact: string | null;
  readonly prefix: string;
  readonly suffix: string;
  /** In code points; null when it does not say. */
  readonly position: { readonly start: number; readonly end: number } | null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);
const textOf = (value: unknown): string => (typeof value === 'string' ? value.normalize('NFC') : '');

/** Selectors with those that refine them (§4.2.9), outermost first. */
const selectorsOf = (value: unknown, depth = 0): Readonly<Record<string, unknown>>[] =>
  listOf(value).flatMap((selector) => (isRecord(selector) && depth < 5 ? [selector, ...selectorsOf(selector['refinedBy'], depth + 1)] : []));

const isWhole = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

const soughtIn = (annotation: Readonly<Record<string, unknown>>): SoughtPassage[] =>
  listOf(annotation['target']).map((target) => {
    const selectors = isRecord(target) ? selectorsOf(target['selector']) : [];
    const quote = selectors.find((selector) => selector['type'] === 'TextQuoteSelector');
    const place = selectors.find((selector) => selector['type'] === 'TextPositionSelector');
    const { start, end } = place ?? {};
    return {
      annotation: typeof annotation['id'] === 'string' ? annotation['id'].slice(0, 2000) : null,
      exact: quote && textOf(quote['exact']) !== '' ? textOf(quote['exact']) : null,
      prefix: textOf(quote?.['prefix']),
      suffix: textOf(quote?.['suffix']),
      position: isWhole(start) && isWhole(end) && end > start ? { start, end } : null,
    };
  });

/**
 * What is sought in a JSON value: one annotation, a list, or a collection or page with `items`. Null when it is nothing of the
 * kind. Each target of an annotation is sought by itself.
 */
export const soughtPassages = (value: unknown): readonly SoughtPassage[] | null => {
  if (Array.isArray(value)) {
    const lists = value.map(soughtPassages);
    return lists.every((list) => list !== null) ? lists.flat() : null;
  }
  if (!isRecord(value)) return null;
  const types = listOf(value['type']);
  if (types.includes('Annotation')) return soughtIn(value);
  if (types.includes('AnnotationCollection')) return value['first'] === undefined ? soughtPassages(value['items'] ?? []) : soughtPassages(value['first']);
  if (types.includes('AnnotationPage')) return soughtPassages(value['items'] ?? []);
  return null;
};
