// Files for tests: bytes put into a folder of their own, read, and removed again.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal, type Block } from '@samsvar/domain';
import { readSource, type ReadOptions } from '../source/read-source';
import type { ReadSource } from '../source/reading';

/** Lets `work` use bytes as a file, which is gone afterwards. */
export const inFile = async <T>(bytes: Uint8Array | string, work: (path: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'samsvar-ingest-'));
  try {
    const path = join(folder, 'file');
    await writeFile(path, bytes);
    return await work(path);
  } finally {
    await rm(folder, { recursive: true });
  }
};

/** Reads bytes as a file of this name would be read. */
export const readAs = (filename: string, bytes: Uint8Array | string, options?: ReadOptions): Promise<ReadSource> =>
  inFile(bytes, (path) => readSource({ path, filename }, options));

/** The refusal that reading ends in. Fails when it succeeds or throws anything else. */
export const refusalOf = async (reading: Promise<unknown>): Promise<Refusal> => {
  const outcome: unknown = await reading.then(
    () => 'was read',
    (error: unknown) => error,
  );
  if (outcome instanceof Refusal) return outcome;
  throw new Error(`Expected a refusal, got ${String(outcome)}`, { cause: outcome });
};

/** The words with their marks in braces where they stand: "sätt.{1}". */
export const withMarks = (blocks: readonly Block[]): string[] =>
  blocks.map(({ text, notes }) => {
    const pieces = notes.map(
      ({ at, label }, index) => `${text.slice(notes[index - 1]?.at ?? 0, at)}{${label}}`,
    );
    return pieces.join('') + text.slice(notes.at(-1)?.at ?? 0);
  });

/** Blocks in a form that is easy to compare: "heading 2 [4.3] Rubrik". */
export const outline = (blocks: readonly Block[]): string[] =>
  blocks.map(
    (block) =>
      `${block.type}${block.level ? ` ${block.level}` : ''}${block.label === null ? '' : ` [${block.label}]`} ${block.text}`,
  );
