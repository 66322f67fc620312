// The three renderings, done on the spot in the calling thread.
import type { Print } from '../base/print';
import type { DeliveryInput, PublicationInput } from './input';
import { letterOf } from './letter/letter';
import type { WorkingCopyInput } from './working-copy/input';

/** One file to make. */
export type Task =
  | { readonly kind: 'docx'; readonly input: DeliveryInput }
  | { readonly kind: 'pdf'; readonly input: DeliveryInput }
  | { readonly kind: 'working-copy'; readonly input: WorkingCopyInput }
  | { readonly kind: 'publication'; readonly input: PublicationInput };

// Each library is large and is read when it is first needed: a PDF does not wait for the Word library.
const docx = async (print: Print): Promise<Uint8Array> => (await import('./docx/docx')).docxOf(print);
const pdf = async (print: Print): Promise<Uint8Array> => (await import('./pdf/compile')).pdfOf(print);

/** Makes the file. The same task gives the same bytes. Throws `ExportRefusal`. */
export const rendered = async (task: Task): Promise<Uint8Array> => {
  switch (task.kind) {
    case 'docx':
      return docx(letterOf(task.input));
    case 'pdf':
      return pdf(letterOf(task.input));
    case 'working-copy':
      return (await import('./working-copy/working-copy')).workingCopyOf(task.input);
    case 'publication': {
      const { publicationOf } = await import('../source/publication');
      const print = publicationOf(task.input.markdown);
      return task.input.format === 'docx' ? docx(print) : pdf(print);
    }
  }
};
