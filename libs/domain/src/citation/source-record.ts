// Cited sources for reference managers: CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html) and RIS.
import type { LocalDate } from '../base/local-date';
import type { SourceKind } from '../source/source';

/** What is known of a source. */
export interface SourceRecord {
  readonly id: string;
  readonly kind: SourceKind;
  readonly title: string;
  readonly issuer: string | null;
  readonly caseNumber: string | null;
  readonly dated: LocalDate | null;
  /** The page's own address, else the address of the source here. */
  readonly url: string;
  /** When a web page was fetched. */
  readonly accessed: LocalDate | null;
}

/** Types of CSL 1.0.2 and of RIS for our kinds; the rest are reports. */
const TYPES: Readonly<Partial<Record<SourceKind, { readonly csl: string; readonly ris: string }>>> = {
  government_bill: { csl: 'bill', ris: 'BILL' },
  news_item: { csl: 'article-newspaper', ris: 'NEWS' },
  press_release: { csl: 'post', ris: 'PRESS' },
  party_policy: { csl: 'webpage', ris: 'ELEC' },
  cover_letter: { csl: 'personal_communication', ris: 'PCOMM' },
};
const REPORT = { csl: 'report', ris: 'RPRT' };

const dateParts = (date: LocalDate): { readonly 'date-parts': readonly (readonly number[])[] } => ({ 'date-parts': [date.split('-').map(Number)] });

/** Items of CSL-JSON. */
export const cslItems = (records: readonly SourceRecord[]): readonly Readonly<Record<string, unknown>>[] =>
  records.map(({ id, kind, title, issuer, caseNumber, dated, url, accessed }) => ({
    id,
    type: (TYPES[kind] ?? REPORT).csl,
    title,
    language: 'sv-SE',
    ...(issuer ? { author: [{ literal: issuer }], publisher: issuer } : {}),
    ...(caseNumber ? { number: caseNumber } : {}),
    ...(dated ? { issued: dateParts(dated) } : {}),
    ...(accessed ? { accessed: dateParts(accessed) } : {}),
    URL: url,
  }));

/** One line of a RIS file. What is written never begins a line of its own. */
const line = (tag: string, value: string | null): string => (value ? `${tag}  - ${value.replace(/\s+/g, ' ').trim()}\r\n` : '');

/** A RIS file: lines of tag and value, each source ended by ER. */
export const risFile = (records: readonly SourceRecord[]): string =>
  records
    .map(({ kind, title, issuer, caseNumber, dated, url, accessed }) =>
      [
        line('TY', (TYPES[kind] ?? REPORT).ris),
        line('TI', title),
        line('AU', issuer && `${issuer},`),
        line('PB', issuer),
        line('SN', caseNumber),
        line('PY', dated && dated.slice(0, 4)),
        line('DA', dated && dated.replaceAll('-', '/')),
        line('Y2', accessed && accessed.replaceAll('-', '/')),
        line('UR', url),
        line('LA', 'sv'),
        'ER  - \r\n',
      ].join(''),
    )
    .join('\r\n');
