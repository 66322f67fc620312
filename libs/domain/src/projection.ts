// What the server derives from the live document at one position of its log.
import type { PassageId, SourceId, SourceVersionId } from './base/id';
import type { CitationMode } from './citation/citation';
import type { SectionStatus } from './response/response';
import type { ContradictionCode } from './stance/overall-stance';
import type { Stance, StanceNeed } from './stance/stance';

/** One line of the response's outline. `mirrored` sections stand for a heading of the source. */
export interface OutlineSection {
  /** The heading node's stable id. */
  readonly id: string;
  readonly level: number;
  readonly number: string | null;
  readonly title: string;
  readonly mirrored: boolean;
  /** The source heading's block, for mirrored sections. */
  readonly sourceBlock: number | null;
  readonly status: SectionStatus | null;
  readonly stance: Stance | null;
  /** Counted in the section's own text, down to the next heading of any level. */
  readonly words: number;
  readonly demands: number;
  readonly proposedWordings: number;
}

/** A citation as it stands in the document. */
export interface CitationInText {
  readonly citationId: string;
  readonly passageId: PassageId;
  readonly sourceId: SourceId;
  readonly versionId: SourceVersionId;
  readonly label: string;
  readonly mode: CitationMode;
  /** The heading it stands under, or null before the first. */
  readonly sectionId: string | null;
  /** Order in the text, from 0. */
  readonly order: number;
}

/** What is wrong with the file itself: what PDF/UA-1 and its readers need. */
export type FileFaultCode =
  | 'heading-skipped'
  | 'figure-without-text'
  | 'title-missing'
  | 'table-without-header'
  | 'link-without-text';

/** What is unfinished in what the response says. None of it stops the file from being made. */
export type FindingCode =
  | 'section-undecided'
  | 'section-unanswered'
  | 'heading-without-text'
  | 'overall-stance-missing'
  | 'wording-without-from'
  | 'wording-without-to'
  | 'demand-without-text'
  | 'quotation-without-text'
  | `stance-needs-${StanceNeed}`
  | ContradictionCode;

/** The section that a fault stands in, so that it can be named wherever the fault is shown. */
export interface FaultSection {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
}

/** Something that would make the delivered file worse, with the place to jump to. */
export interface ExportFault {
  readonly code: FileFaultCode | FindingCode;
  /** The block at fault; null when it is the whole document. */
  readonly blockId: string | null;
  /** `true` when the file cannot be made at all. */
  readonly blocking: boolean;
  /** Null for the whole document and before the first heading; absent where only the file is known. */
  readonly section?: FaultSection | null | undefined;
}

/** How many mirrored sections have got a decision. */
export interface Coverage {
  readonly answer: number;
  readonly skip: number;
  readonly undecided: number;
}

/** What the server derives from the live document at one position of its log. */
export interface ResponseProjection {
  readonly seq: number;
  readonly overallStance: Stance | null;
  readonly outline: readonly OutlineSection[];
  readonly coverage: Coverage;
  readonly citations: readonly CitationInText[];
  readonly words: number;
  readonly faults: readonly ExportFault[];
}
