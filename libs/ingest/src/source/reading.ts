// What a reading of one file gives, and what passes between the child process and its parent.
import type { ReturnedCopy } from '@samsvar/document';
import type { Block, FoundInSource, RefusalCode, RefusalData, SourceFormat, SourceWarning } from '@samsvar/domain';
import type { Limits } from '../base/limits';
import type { RecognisedPage } from './recognise-tsv';

/** Facts printed in the file itself, as far as they were found. Dates as `YYYY-MM-DD`. */
export interface SourceMetadata {
  readonly issuer?: string;
  readonly author?: string;
  readonly dated?: string;
  /** The days that a web page says it was published and last changed. */
  readonly published?: string;
  readonly changedOn?: string;
  /** When the file was made, which is not when its text was dated. */
  readonly created?: string;
}

/** Figures about how well the file could be read; each reader says which it gives. */
export type ReadingQuality = Readonly<Record<string, number>>;

/** A whole source as blocks. A PDF without a word of text has no blocks and `needsOcr`. */
export interface ReadSource {
  readonly format: SourceFormat;
  readonly title: string | null;
  readonly language: string | null;
  readonly pages: number | null;
  readonly blocks: Block[];
  readonly warnings: SourceWarning[];
  readonly needsOcr: boolean;
  readonly quality: ReadingQuality;
  /** Hash of all labels and texts, so that the same text in another file is recognised. */
  readonly textSha256: string;
  readonly metadata: SourceMetadata;
  /** Parts of the compounds in each block's words, set apart by blanks, by the block's place: for searching. */
  readonly parts: readonly string[];
  /** What may be proposed about it, for a person to confirm. */
  readonly findings: readonly FoundInSource[];
}

/** How far a reading has come; `total` is pages or steps. */
export interface ReadingProgress {
  readonly done: number;
  readonly total: number;
  readonly stage: 'reading' | 'structure';
}

/** The file as the uploader sent it. The name is only compared with what the bytes say. */
export interface SourceFile {
  readonly path: string;
  readonly filename: string;
}

/** What a reader of one format is given. */
export interface ReadingContext {
  readonly limits: Limits;
  readonly onProgress: (progress: ReadingProgress) => void;
  /** What was recognised on pages of a PDF that have no text. */
  readonly recognised?: readonly RecognisedPage[] | undefined;
}

/** What a reader of one format gives back; the rest is added when all is read. */
export type Reading = Omit<ReadSource, 'textSha256' | 'parts' | 'findings'>;

/** One line of the child's output. */
export type ChildMessage =
  | ({ readonly type: 'progress' } & ReadingProgress)
  | { readonly type: 'blocks'; readonly blocks: Block[] }
  | { readonly type: 'copy'; readonly copy: ReturnedCopy }
  | { readonly type: 'result'; readonly source: Omit<ReadSource, 'blocks'> }
  | { readonly type: 'refusal'; readonly code: RefusalCode; readonly data: RefusalData };
