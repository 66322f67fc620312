// Everything other projects may use to make files of a response.
import type { DeliveryInput, PublicationInput } from './delivery/input';
import { workshop } from './delivery/workshop';
import type { WorkingCopyInput } from './delivery/working-copy/input';

export type { CopyComment, CopySuggestion, CopyThread, WorkingCopyInput } from './delivery/working-copy/input';

export {
  ExportRefusal,
  type DeliveredFigure,
  type DeliveryInput,
  type LetterHead,
  type PrintedReference,
  type PublicationInput,
} from './delivery/input';

/** A response as an editable Word file: real headings and footnotes, no comments, no revisions. Same input, same bytes. */
export const renderDocx = (input: DeliveryInput): Promise<Uint8Array> =>
  workshop.make({ kind: 'docx', input });

/** A response as a working copy in Word, with suggestions as revisions and threads as comments. */
export const renderWorkingCopy = (input: WorkingCopyInput): Promise<Uint8Array> => workshop.make({ kind: 'working-copy', input });

/** A response as PDF/UA-1. Throws `ExportRefusal` with the faults and their blocks. Same input, same bytes. */
export const renderPdf = (input: DeliveryInput): Promise<Uint8Array> => workshop.make({ kind: 'pdf', input });

/**
 * A publication in Markdown as a file. Front matter: title, subtitle, issuers (set apart by commas), caseNumber, date.
 * Throws `ExportRefusal` when it cannot be an accessible PDF.
 */
export const renderPublication = (input: PublicationInput): Promise<Uint8Array> =>
  workshop.make({ kind: 'publication', input });
