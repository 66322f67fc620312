// What the page gives the editor, as its views and plugins see it.
import type { FigureBody } from '@samsvar/protocol';
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

/** The page's side of the editor. Always the latest functions, whenever a view was made. */
export interface Scene {
  readonly words: EditorWords;
  readonly language: Language;
  loadPassage(passageId: string): Promise<PassageCard>;
  openCitation(citation: OpenedCitation): void;
  notice(text: string): void;
  uploadFigure(file: File): Promise<FigureBody>;
  figureUrl(sha256: string): string;
  /** The sections that may be changed, by the ids of their headings; null or left out: all. */
  sections?(): readonly string[] | null;
}
