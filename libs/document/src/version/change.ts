// What differs between two texts, as data: for display inline, side by side and as a list that can be read aloud.
import type { MarkJson, NodeJson } from '../response/json';

/** A piece of a changed block: words, a citation or a footnote. `from` is how a `formatted` piece was marked before. */
export interface Span {
  readonly kind: 'same' | 'added' | 'removed' | 'formatted';
  /** A text or inline node, as it reads after; before, for what was removed. */
  readonly node: NodeJson;
  readonly before?: readonly MarkJson[];
}

/** `moved` blocks stand elsewhere among their neighbours; they may be changed as well. */
export type BlockChangeKind = 'same' | 'added' | 'removed' | 'changed' | 'moved';

/** One block of either text, in the order in which both are read together. */
export interface BlockChange {
  readonly kind: BlockChangeKind;
  /** The block as it was and as it is; null where it is not. */
  readonly before: NodeJson | null;
  readonly after: NodeJson | null;
  /** Its pieces, for what was changed in a block of text; null for others and for tables and lists, which have `children`. */
  readonly spans: readonly Span[] | null;
  readonly children: readonly BlockChange[] | null;
  /** Attributes that differ, as a section's stance. */
  readonly attributes: readonly { readonly name: string; readonly before: unknown; readonly after: unknown }[];
  /** The heading it stands under in the text where it is; null before the first. */
  readonly section: { readonly id: string; readonly number: string | null; readonly title: string } | null;
}

/** One line of the list of changes: what is told as one. */
export interface ListedChange {
  /** From 1, in the order of the text. */
  readonly no: number;
  readonly kind: 'replaced' | 'added' | 'removed' | 'moved' | 'formatted' | 'attribute' | 'overall-stance';
  readonly section: BlockChange['section'];
  /** The block to jump to, in the text after; in the text before, for what was removed. */
  readonly blockId: string | null;
  readonly before: string;
  readonly after: string;
  /** The attribute's name, for that kind. */
  readonly name?: string;
}

export interface TextDiff {
  readonly blocks: readonly BlockChange[];
  readonly changes: readonly ListedChange[];
}
