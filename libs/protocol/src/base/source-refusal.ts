// What refusals look like that are about sources: fetching pages, recognising text, and places that are not settled.
import type { RefusalCode } from '@samsvar/domain';
import type { RefusalForm } from './refusal-form';

/** The rows of `REFUSALS` about sources and places in them. */
export const SOURCE_REFUSALS = {
  'page-unreachable': {
    status: 422,
    close: 4422,
    sv: () => 'Sidan gick inte att hämta. Kontrollera adressen, eller spara sidan som fil och ladda upp den.',
    en: () => 'The page could not be fetched. Check the address, or save the page as a file and upload it.',
  },
  'page-refused': {
    status: 422,
    close: 4422,
    sv: (data) => `Webbplatsen lämnade inte ut sidan${typeof data['status'] === 'number' ? ` (svar ${String(data['status'])})` : ''}. Spara den som fil och ladda upp den.`,
    en: (data) => `The site did not hand out the page${typeof data['status'] === 'number' ? ` (answer ${String(data['status'])})` : ''}. Save it as a file and upload it.`,
  },
  'recognition-missing': {
    status: 422,
    close: 4422,
    sv: () => 'Texttolkning är inte installerad på den här servern. Be den som sköter den, eller ladda upp en fil som har text.',
    en: () => 'Text recognition is not installed on this server. Ask whoever runs it, or upload a file that has text.',
  },
  'place-missing': {
    status: 409,
    close: 4409,
    sv: () => 'Stället är inte bestämt i den nya versionen. Avgör det först.',
    en: () => 'The place is not settled in the new version. Decide it first.',
  },
} satisfies Partial<Record<RefusalCode, RefusalForm>>;
