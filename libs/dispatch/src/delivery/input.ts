// What a delivered response is made from.
import type { ResponseContent } from '@samsvar/document';
import { Refusal, type ExportFault, type LocalDate } from '@samsvar/domain';

/** How a citation is printed. */
export interface PrintedReference {
  /** The whole reference, as `formatReference` writes it. */
  readonly reference: string;
  /** Where the source is found on the web; only http and https are linked. */
  readonly url: string | null;
  /** The place alone ("avsnitt 4.3, s. 14"), as `formatPlace` writes it: lets later notes be short. */
  readonly place?: string | null;
}

/** A picture by its bytes; width and height in pixels. */
export interface DeliveredFigure {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
}

/** What an organisation's own letters begin with. */
export interface LetterHead {
  /** Address and so on, below the sender's name. */
  readonly lines: readonly string[];
  readonly logo: DeliveredFigure | null;
}

/** A response with all that its file needs; nothing else is read. */
export interface DeliveryInput {
  readonly content: ResponseContent;
  readonly title: string;
  readonly organisation: string;
  /** Of the organisation that owns the response, where it has set one. */
  readonly head?: LetterHead;
  readonly recipient: readonly string[];
  readonly ownCaseNumber: string | null;
  readonly issuerCaseNumber: string;
  readonly date: LocalDate;
  readonly language: 'sv';
  /** By citation id. */
  readonly references: ReadonlyMap<string, PrintedReference>;
  /** By SHA-256, as the document names them. */
  readonly figures: ReadonlyMap<string, DeliveredFigure>;
}

/** A document in Markdown with front matter, to be made into a file. */
export interface PublicationInput {
  readonly markdown: string;
  readonly format: 'pdf' | 'docx';
}

/** The file cannot be made: what is wrong, and where. */
export class ExportRefusal extends Refusal {
  constructor(readonly faults: readonly ExportFault[]) {
    super('export-faults', {
      codes: faults.map((fault) => fault.code),
      blocks: faults.map((fault) => fault.blockId ?? ''),
    });
  }
}
