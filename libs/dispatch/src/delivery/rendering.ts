// The three renderings, done on the spot in the calling thread.
import { publicationOf } from '../source/publication';
import { docxOf } from './docx/docx';
import type { DeliveryInput, PublicationInput } from './input';
import { letterOf } from './letter/letter';
import { pdfOf } from './pdf/compile';

/** One file to make. */
export type Task =
  | { readonly kind: 'docx'; readonly input: DeliveryInput }
  | { readonly kind: 'pdf'; readonly input: DeliveryInput }
  | { readonly kind: 'publication'; readonly input: PublicationInput };

/** Makes the file. The same task gives the same bytes. Throws `ExportRefusal`. */
export const rendered = async (task: Task): Promise<Uint8Array> => {
  switch (task.kind) {
    case 'docx':
      return docxOf(letterOf(task.input));
    case 'pdf':
      return pdfOf(letterOf(task.input));
    case 'publication': {
      const print = publicationOf(task.input.markdown);
      return task.input.format === 'docx' ? docxOf(print) : pdfOf(print);
    }
  }
};
