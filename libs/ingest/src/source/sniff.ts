// Decides what a file is by its bytes, and refuses when its name says otherwise.
import { Refusal, type SourceFormat } from '@samsvar/domain';
import { fileTypeFromBuffer } from 'file-type';
import { isText, startOfText } from './encoding';

/** What names promise. A name without one of these endings promises nothing. */
const NAMED: Readonly<Record<string, string>> = {
  pdf: 'pdf',
  docx: 'docx',
  docm: 'docx',
  dotx: 'docx',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  txt: 'text',
  text: 'text',
  md: 'text',
  doc: 'doc',
  rtf: 'rtf',
  odt: 'odt',
  xlsx: 'xlsx',
  xls: 'xls',
  pptx: 'pptx',
  ppt: 'ppt',
  zip: 'zip',
  png: 'png',
  jpg: 'jpg',
  jpeg: 'jpg',
  gif: 'gif',
  tif: 'tif',
  tiff: 'tif',
  webp: 'webp',
  mp4: 'mp4',
  exe: 'exe',
};

const FORMATS: ReadonlySet<string> = new Set<SourceFormat>(['pdf', 'docx', 'html', 'text']);

const isFormat = (found: string): found is SourceFormat => FORMATS.has(found);

const HTML_START =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|script|article|main|section|header|div|h[1-6]|p|table|ul|ol)\b/i;

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/** Word writes encrypted files into an old container whose stream is called so, in UTF-16. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

const zipKind = async (bytes: Uint8Array): Promise<string> => {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (whole.includes('word/document.xml')) return 'docx';
  return (await fileTypeFromBuffer(bytes))?.ext ?? 'zip';
};

/** Short name of what the bytes are. Throws `file-encrypted` for an encrypted Word file. */
const kindOf = async (bytes: Uint8Array): Promise<string> => {
  const head = Buffer.from(bytes.subarray(0, 1024));
  if (head.includes('%PDF-')) return 'pdf';
  if (startsWith(bytes, 0x50, 0x4b)) return zipKind(bytes);
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(ENCRYPTED))
      throw new Refusal('file-encrypted');
    return 'doc';
  }
  if (head.toString('latin1').startsWith('{\\rtf')) return 'rtf';
  if (!isText(bytes)) return (await fileTypeFromBuffer(bytes))?.ext ?? 'binary';
  return HTML_START.test(startOfText(bytes)) ? 'html' : 'text';
};

/** The format to read a file as. Throws `file-empty`, `type-mismatch`, `unsupported-type`, `file-encrypted`. */
export const sniffFormat = async (bytes: Uint8Array, filename: string): Promise<SourceFormat> => {
  if (bytes.length === 0) throw new Refusal('file-empty');
  const found = await kindOf(bytes);
  const named = NAMED[/\.([a-z0-9]+)$/i.exec(filename)?.[1]?.toLowerCase() ?? ''];
  if (named === 'html' && found === 'text' && /<[a-z][^>]*>/i.test(startOfText(bytes))) return 'html';
  if (named !== undefined && named !== found) throw new Refusal('type-mismatch', { named, found });
  if (!isFormat(found)) throw new Refusal('unsupported-type', { found });
  return found;
};
