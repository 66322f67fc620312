// What a working copy in Word is made from.
import type { NodeJson, ResponseContent } from '@samsvar/document';
import type { LocalDate, SuggestionScope, TextPoint } from '@samsvar/domain';

/** A suggestion that is still open and fits the text as it is. */
export interface CopySuggestion {
  /** As of a comment: where there is no room for it in the text it is told in one. */
  readonly name: string;
  readonly scope: SuggestionScope;
  readonly from: TextPoint;
  readonly to: TextPoint;
  readonly proposed: readonly NodeJson[];
  readonly author: string;
  readonly at: Date;
}

/** A thread, the first comment first. */
export interface CopyThread {
  /** Null when it is about the whole, or its place is gone. */
  readonly place: { readonly from: TextPoint; readonly to: TextPoint; readonly isWhole: boolean } | null;
  readonly isSettled: boolean;
  readonly comments: readonly CopyComment[];
}

export interface CopyComment {
  /** Eight hexadecimal letters, by which it is known when the file comes back. */
  readonly name: string;
  readonly author: string;
  readonly at: Date;
  readonly text: string;
}

/** A response with its open suggestions and its threads. */
export interface WorkingCopyInput {
  /** Names the copy, so that it is known when it comes back. */
  readonly key: string;
  /** Whether it must stay within the organisation; the file then says so first. */
  readonly isInternal?: boolean;
  readonly title: string;
  readonly organisation: string;
  readonly date: LocalDate;
  /** Without anchors. */
  readonly content: ResponseContent;
  readonly suggestions: readonly CopySuggestion[];
  readonly threads: readonly CopyThread[];
}
