// Blocks: the canonical, immutable pieces of text that a source version is made of.

export const BLOCK_TYPES = [
  'heading',
  'paragraph',
  'list-item',
  'table-cell',
  'footnote',
  'caption',
  'quote',
] as const;
export type BlockType = (typeof BLOCK_TYPES)[number];

/** Where one line of a block stands on a page: points from the page's upper left corner. */
export interface Fragment {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** First character of the line, as an offset in the block's text. */
  readonly from: number;
  /** One past the line's last character. */
  readonly to: number;
}

/** A cell's place in its table. `table` counts from 0 through the document. */
export interface CellPlace {
  readonly table: number;
  readonly row: number;
  readonly column: number;
  readonly header: boolean;
}

/** A mark in the text that points at a note, such as a raised 3. The mark itself is no part of the text. */
export interface NoteMark {
  /** Offset in the block's text of what comes after the mark. */
  readonly at: number;
  /** What the mark says, the same as the label of its note. */
  readonly label: string;
}

/** One canonical piece of a source. Offsets into `text` are UTF-16 code units. */
export interface Block {
  /** Place in the version, from 0, without gaps. */
  readonly ord: number;
  readonly type: BlockType;
  /** Heading level 1–6, or list depth 1–9; null for other types. */
  readonly level: number | null;
  /** What stands before the text in print: "4.3" of a heading, "1." or "•" of a list item, "3" of a footnote. */
  readonly label: string | null;
  /** NFC, white space folded, soft hyphens out. Never contains the label. */
  readonly text: string;
  /** First and last page it stands on, from 1; null where the format has no pages. */
  readonly pageFrom: number | null;
  readonly pageTo: number | null;
  /** The page number as printed on `pageFrom`, when there is one. */
  readonly pageLabel: string | null;
  readonly cell: CellPlace | null;
  /** In the order of the text; empty for most blocks. */
  readonly notes: readonly NoteMark[];
  readonly fragments: readonly Fragment[];
}

/** A range from a character in one block to a character in the same or a later block. */
export interface PassageRange {
  readonly blockFrom: number;
  readonly offsetFrom: number;
  readonly blockTo: number;
  /** One past the last character. */
  readonly offsetTo: number;
}
