// A working copy as it was read back from Word.

/** Who made a change in Word, and when, as the file says. */
export interface WordChange {
  readonly kind: 'inserted' | 'deleted';
  readonly author: string;
  /** ISO 8601 to the second; empty when the file does not say. */
  readonly at: string;
}

/** Words with one formatting and one history. */
export interface ReturnedPiece {
  readonly words: string;
  readonly change: WordChange | null;
  readonly bold: boolean;
  readonly italic: boolean;
}

export interface ReturnedParagraph {
  /** The number of its mark; null for a paragraph that was not in the copy. */
  readonly mark: number | null;
  /** Ours, but no part of the text: a label, a title. */
  readonly isApart: boolean;
  readonly isInTable: boolean;
  /** The level of a heading by its style; null for others. */
  readonly heading: number | null;
  /** Whether the paragraph itself was put in or taken out. */
  readonly change: WordChange | null;
  readonly pieces: readonly ReturnedPiece[];
}

/** A place in the words that were in the copy or are new: what is struck out counts. */
export interface ReturnedPoint {
  readonly paragraph: number;
  readonly offset: number;
}

export interface ReturnedComment {
  readonly id: string;
  /** The comment that it answers. */
  readonly parent: string | null;
  /** The name of ours that Word keeps with a comment; null for a new one, and where the program dropped it. */
  readonly ours: string | null;
  readonly author: string;
  readonly at: string;
  readonly words: string;
  readonly from: ReturnedPoint | null;
  readonly to: ReturnedPoint | null;
}

export interface ReturnedCopy {
  /** The name of the working copy; null when the file has none. */
  readonly key: string | null;
  readonly paragraphs: readonly ReturnedParagraph[];
  readonly comments: readonly ReturnedComment[];
}
