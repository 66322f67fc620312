// Reads a file's bytes as blocks: decides the format and hands over to its reader.
import { createHash } from 'node:crypto';
import type { Block, SourceFormat } from '@samsvar/domain';
import { compoundPartsOf } from '../search/compound-parts';
import { findingsIn } from './findings';
import { freezeRoots } from './closed-doors';
import { sniffFormat } from './sniff';
import type { Reading, ReadingContext, ReadSource } from './reading';

/** Each reader is loaded only when its format comes, so that a text file does not pay for the PDF engine. */
const READERS: Readonly<
  Record<SourceFormat, (bytes: Uint8Array, context: ReadingContext) => Promise<Reading>>
> = {
  pdf: async (bytes, context) => (await import('./pdf/read-pdf')).readPdf(bytes, context),
  docx: async (bytes, context) => {
    const { readDocx } = await import('./docx/read-docx');
    freezeRoots();
    return readDocx(bytes, context);
  },
  html: async (bytes, context) => {
    const { readHtml } = await import('./html/read-html');
    freezeRoots();
    return readHtml(bytes, context);
  },
  text: async (bytes, context) => (await import('./text/read-text')).readText(bytes, context),
};

/** Hash of what the source says, whatever file says it. */
const textHash = (blocks: readonly Block[]): string => {
  const hash = createHash('sha256');
  for (const block of blocks) hash.update(`${block.label ?? ''}\t${block.text}\n`);
  return hash.digest('hex');
};

/** Reads a whole file. Throws the Refusals that `readSource` lists. */
export const readBytes = async (
  bytes: Uint8Array,
  filename: string,
  context: ReadingContext,
): Promise<ReadSource> => {
  const format = await sniffFormat(bytes, filename);
  const reading = await READERS[format](bytes, context);
  return {
    ...reading,
    textSha256: textHash(reading.blocks),
    parts: compoundPartsOf(reading.blocks.map((block) => block.text)),
    findings: findingsIn(reading),
  };
};
