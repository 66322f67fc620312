// What a look at the citations of a text finds: words that are not the source's, and amounts that differ. Never stops anybody from writing.

/** `quotation`: quoted words differ from the passage; `amount`: a number near a citation is not in the cited passage. */
export const CHECK_KINDS = ['quotation', 'amount'] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

/** One thing to look at. */
export interface CheckFinding {
  readonly kind: CheckKind;
  readonly citationId: string;
  /** The block of the text it stands in, to jump to. */
  readonly blockId: string;
  readonly sectionId: string | null;
  /** What stands in the text: the words that differ, with a little around them, or the amount. */
  readonly found: string;
  /** What the source says there; null when there is nothing like it. */
  readonly expected: string | null;
}
