// What the page shows in the text of threads and suggestions, and what it asks the text for.
import type { NodeJson } from '@samsvar/document';
import type { Anchor, AnchorId, AnchorTarget, SuggestionId, SuggestionScope } from '@samsvar/domain';

/** An anchor to be shown: by its mark where there is one, else where the server last found it. */
export interface ShownAnchor {
  readonly anchor: Pick<Anchor, 'id' | 'kind' | 'from' | 'to' | 'isWhole' | 'now'>;
  readonly about: 'thread' | 'suggestion';
  /** Whether it must be settled before the text is frozen; drawn with another shape. Left out, it need not. */
  readonly isBlocking?: boolean;
  /** What a screen reader says at it, when the person has asked for that: "Kommentar av Rut Ek". Empty otherwise. */
  readonly label: string;
}

/** An open suggestion, shown as struck words and the new ones beside them; never part of the text. */
export interface ShownSuggestion {
  readonly id: SuggestionId;
  readonly anchorId: AnchorId;
  readonly scope: SuggestionScope;
  readonly base: readonly NodeJson[];
  readonly proposed: readonly NodeJson[];
  readonly label: string;
}

export interface ShownReview {
  readonly anchors: readonly ShownAnchor[];
  readonly suggestions: readonly ShownSuggestion[];
  /** The anchor that is looked at in the panel; drawn stronger. */
  readonly chosen: AnchorId | null;
  /** Whether suggestions are drawn in the text at all. */
  readonly isDrawn: boolean;
}

/** What a suggestion begins from: the words selected, or the whole blocks that the selection touches. */
export interface SuggestionSource {
  readonly scope: SuggestionScope;
  readonly target: AnchorTarget;
  readonly base: readonly NodeJson[];
}

/** Why nothing can be anchored or suggested at the selection. */
export type NoPlace = 'nothing-selected' | 'protected' | 'too-long';

/** What a key in the text, or a button beside it, asks the page for. */
export type ReviewKey = 'comment' | 'suggest' | 'next' | 'previous' | 'find';

export interface FindOptions {
  /** Left out, capital letters are the same as small ones. An å is never an a. */
  readonly caseSensitive?: boolean;
  /** Left out, parts of words are found too. */
  readonly wholeWords?: boolean;
}

/** Where the search stands. */
export interface Finding {
  readonly count: number;
  /** Which of them is shown, from 1; 0 when there are none. */
  readonly current: number;
  /** How many of them can be replaced: not the words of mirrored headings, nor those quoted from a source. */
  readonly replaceable: number;
}
