// What is to be printed, whatever the file format: a front and blocks of text, with notes numbered and texts made safe.
import type { LocalDate } from '@samsvar/domain';

/** A run of words in one style. `href` is http, https or mailto. */
export interface TextRun {
  readonly kind: 'text';
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly href: string | null;
}

/** A footnote. `mark` names the citation it carries, for bookmarks. */
export interface Note {
  readonly kind: 'note';
  /** From 1, in the order of the text. */
  readonly no: number;
  readonly content: readonly Inline[];
  readonly mark: string | null;
}

/** Anything that stands in a line. `note-link` shows the number of an earlier note; `marked` is an inline citation. */
export type Inline =
  | TextRun
  | { readonly kind: 'break' }
  | Note
  | { readonly kind: 'note-link'; readonly no: number; readonly mark: string | null }
  | { readonly kind: 'marked'; readonly mark: string; readonly content: readonly Inline[] };

export interface Heading {
  readonly kind: 'heading';
  /** From 1. */
  readonly level: number;
  /** As the source prints it: "4.3". */
  readonly number: string | null;
  readonly content: readonly Inline[];
  readonly blockId: string | null;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly content: readonly Inline[];
}

export interface List {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly start: number;
  readonly items: readonly (readonly Block[])[];
}

/** A numbered demand; `content` follows the words "Att 1". */
export interface Demand {
  readonly kind: 'demand';
  readonly no: number;
  readonly content: readonly Inline[];
}

export interface Figure {
  readonly kind: 'figure';
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/png' | 'image/jpeg';
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly caption: readonly Inline[];
  readonly blockId: string | null;
}

export interface Cell {
  readonly header: boolean;
  readonly colspan: number;
  readonly rowspan: number;
  readonly blocks: readonly Block[];
}

export interface Table {
  readonly kind: 'table';
  readonly caption: readonly Inline[];
  readonly rows: readonly (readonly Cell[])[];
  /** How many rows at the top are headers and are repeated on the next page. */
  readonly headerRows: number;
  /** Share of the width for each column; the sum is 1. */
  readonly widths: readonly number[];
  /** Columns of figures are set to the right. */
  readonly numeric: readonly boolean[];
}

/** Anything that stands on lines of its own. */
export type Block =
  | Heading
  | Paragraph
  | List
  | Demand
  | Figure
  | Table
  | { readonly kind: 'quotation'; readonly blocks: readonly Block[] }
  | { readonly kind: 'stance'; readonly label: string; readonly words: string }
  | { readonly kind: 'demand-list'; readonly label: string; readonly demands: readonly Demand[] }
  | { readonly kind: 'wording'; readonly from: readonly Block[] | null; readonly to: readonly Block[] };

/** The mark of the sender, at the head of a letter; width and height in pixels. */
export interface Logo {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** How the document begins. */
export type Front =
  | {
      readonly kind: 'letter';
      readonly sender: string;
      /** Below the sender's name: address and so on. */
      readonly head: readonly string[];
      readonly logo: Logo | null;
      readonly recipient: readonly string[];
      /** "Ert dnr … · Vårt dnr …". */
      readonly caseNumbers: string;
    }
  | {
      readonly kind: 'title-page';
      readonly subtitle: string | null;
      readonly issuers: readonly string[];
      readonly caseNumber: string | null;
    };

/** A whole document, ready for either renderer. */
export interface Print {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly date: LocalDate;
  readonly front: Front;
  readonly blocks: readonly Block[];
}
