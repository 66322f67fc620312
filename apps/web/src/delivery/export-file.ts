// Taking a response out: asks the server for the file and hands it to the browser.
import type { ExportFault, ResponseId } from '@samsvar/domain';
import { exportRefusalShape } from '@samsvar/protocol';
import { ApiError, readError } from '../base/api-error';
import { languageNow } from '../base/language';
import { apiPath } from '../base/path';
import { sourcePath } from '../base/source-path';
import { words } from '../base/words';

/** What a response can be taken out as; `copy` is a working copy in Word, `internal-copy` one with internal comments; the last three are its citations for other programs. */
export type ExportFormat = 'docx' | 'pdf' | 'copy' | 'internal-copy' | 'annotations' | 'ris' | 'csl-json';

/** What a file is called that the server has given no name. */
const ENDINGS: Readonly<Record<ExportFormat, string>> = { docx: 'docx', pdf: 'pdf', copy: 'docx', 'internal-copy': 'docx', annotations: 'jsonld', ris: 'ris', 'csl-json': 'json' };

/** How it went: a file with the server's name, or the faults that must be mended first. */
export type Exported =
  | { readonly outcome: 'file'; readonly name: string; readonly bytes: Blob }
  | { readonly outcome: 'faults'; readonly message: string; readonly faults: readonly ExportFault[] };

/** Fetches the file. Throws `ApiError` for everything but a file and a list of faults. */
export const exportFile = async (id: ResponseId, format: ExportFormat, signal?: AbortSignal): Promise<Exported> => {
  const answer = await ask(addressOf(id, format), signal);
  if (answer.ok) {
    return { outcome: 'file', name: fileNameOf(answer.headers.get('content-disposition')) ?? `remissvar.${ENDINGS[format]}`, bytes: await answer.blob() };
  }
  const text = await answer.text();
  const faults = faultsOf(text);
  if (faults) return faults;
  throw readError(answer.status, text) ?? new ApiError(answer.status, 'unexpected-answer', words(languageNow()).base.errors.unexpected);
};

const addressOf = (id: ResponseId, format: ExportFormat): string => {
  if (format === 'docx' || format === 'pdf') return apiPath.exportFile(id, format);
  if (format === 'annotations') return sourcePath.annotations(id);
  if (format === 'ris' || format === 'csl-json') return sourcePath.references(id, format);
  return apiPath.workingCopy(id, format === 'copy' ? 'parties' : 'organisation');
};

const ask = async (url: string, signal: AbortSignal | undefined): Promise<Response> => {
  try {
    return await fetch(url, { credentials: 'same-origin', headers: { 'accept-language': languageNow() }, ...(signal ? { signal } : {}) });
  } catch (fault) {
    if (signal?.aborted) throw fault;
    throw new ApiError(0, 'unreachable', words(languageNow()).base.errors.unreachable);
  }
};

const faultsOf = (text: string): Exported | null => {
  try {
    const read = exportRefusalShape.safeParse(JSON.parse(text));
    return read.success ? { outcome: 'faults', message: read.data.message, faults: read.data.details.faults } : null;
  } catch {
    return null;
  }
};

/** The name in a Content-Disposition header; the UTF-8 form of RFC 6266 goes before the plain one. */
export const fileNameOf = (header: string | null): string | null => {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '')?.[1];
  if (encoded) {
    try {
      return decodeURIComponent(encoded.trim());
    } catch {
      // Broken percent signs: the plain name is better than none.
    }
  }
  return /filename="([^"]+)"/i.exec(header ?? '')?.[1] ?? null;
};
