// What the page gives the editor, as its views and plugins see it.
import type { CitationState, FigureBody } from '@samsvar/protocol';
import type { Language } from '@samsvar/domain';
import type { EditorWords } from './words';

/** What a card about a passage shows. */
export interface PassageCard {
  readonly exact: string;
  readonly sourceTitle: string;
  readonly sectionLabel: string | null;
  readonly pageLabel: string | null;
}

/** A passage to cite, with the text of its chip. */
export interface PinnedPassage {
  readonly passageId: string;
  readonly sourceId: string;
  readonly versionId: string;
  readonly label: string;
  readonly exact: string;
}

/** A citation that somebody wants to follow. */
export interface OpenedCitation {
  readonly citationId: string;
  readonly passageId: string;
  readonly sourceId: string;
  readonly versionId: string;
}

/** How citations stand in newer versions of their sources, and how one is brought in step. The text itself never changes because of it. */
export interface CitedPassages {
  /** Null while nothing is known of it. */
  state(passageId: string): CitationState | null;
  /** Calls the listener whenever states may be others; the answer ends that. */
  watch(listener: () => void): () => void;
  /** The words in the newest version in use; null while there is no settled place. */
  wordsNow(passageId: string): Promise<string | null>;
  /** Pins the same place in the newest version in use. */
  renew(passageId: string): Promise<PinnedPassage>;
}

/** The page's side of the editor. Always the latest functions, whenever a view was made. */
export interface Scene {
  readonly words: EditorWords;
  readonly language: Language;
  loadPassage(passageId: string): Promise<PassageCard>;
  openCitation(citation: OpenedCitation): void;
  notice(text: string): void;
  uploadFigure(file: File): Promise<FigureBody>;
  figureUrl(sha256: string): string;
  /** Left out where nobody follows sources. */
  readonly cited?: CitedPassages;
  /** The sections that may be changed, by the ids of their headings; null or left out: all. */
  sections?(): readonly string[] | null;
}
