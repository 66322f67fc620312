// Everything other projects may use to make files of a response.
import type { DeliveryInput, PublicationInput } from './delivery/input';
import { workshop } from './delivery/workshop';

export {
  ExportRefusal,
  type DeliveredFigure,
  type DeliveryInput,
  type PrintedReference,
  type PublicationInput,
} from './delivery/input';

/** A response as an editable Word file: real headings and footnotes, no comments, no revisions. Same input, same bytes. */
export const renderDocx = (input: DeliveryInput): Promise<Uint8Array> =>
  workshop.make({ kind: 'docx', input });

/** A response as PDF/UA-1. Throws `ExportRefusal` with the faults and their blocks. Same input, same bytes. */
export const renderPdf = (input: DeliveryInput): Promise<Uint8Array> => workshop.make({ kind: 'pdf', input });

/**
 * A publication in Markdown as a file. Front matter: title, subtitle, issuers (set apart by commas), caseNumber, date.
 * Throws `ExportRefusal` when it cannot be an accessible PDF.
 */
export const renderPublication = (input: PublicationInput): Promise<Uint8Array> =>
  workshop.make({ kind: 'publication', input });
