// A citation: the link from a place in a response to a passage of a source.
import type { CitationId, PassageId, ResponseId, SourceId, SourceVersionId } from '../base/id';

/** How a citation stands in the text: as a note, inline, or under a quotation. */
export const CITATION_MODES = ['note', 'inline', 'quotation'] as const;
export type CitationMode = (typeof CITATION_MODES)[number];

/** The row derived from a citation node of the document; written by the projector alone. */
export interface Citation {
  readonly id: CitationId;
  readonly responseId: ResponseId;
  readonly passageId: PassageId;
  readonly sourceId: SourceId;
  readonly versionId: SourceVersionId;
  readonly mode: CitationMode;
  readonly sectionId: string | null;
  readonly order: number;
}
