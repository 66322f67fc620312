// The parent's side: starts a child process for one file, watches it, and gathers what it says.
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Refusal, type Block } from '@samsvar/domain';
import { LIMITS, overLimit, type Limits } from '../base/limits';
import { runChild } from './child-process';
import type { ChildMessage, ReadingProgress, ReadSource, SourceFile } from './reading';
import type { RecognisedPage } from './recognise-tsv';

export interface ReadOptions {
  /** Limits to lower (or raise, for a machine of one's own). */
  readonly limits?: Partial<Limits>;
  /** Called about ten times a second at most. */
  readonly onProgress?: (progress: ReadingProgress) => void;
  /** Ends the child and rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** What was recognised on pages of a PDF that have no text: read as if it stood there. */
  readonly recognised?: readonly RecognisedPage[];
}

/**
 * Reads a file as blocks in a child process of its own. Rejects with a Refusal: `file-empty`, `too-large`,
 * `unsupported-type`, `type-mismatch` {named, found}, `file-encrypted`, `file-damaged`, `file-without-pages`,
 * `file-too-complex` {limit, max} or `file-took-too-long`. The child is gone when the promise settles.
 */
export const readSource = async (file: SourceFile, options: ReadOptions = {}): Promise<ReadSource> => {
  const limits: Limits = { ...LIMITS, ...options.limits };
  options.signal?.throwIfAborted();
  const { size } = await stat(file.path);
  if (size === 0) throw new Refusal('file-empty');
  if (size > limits.fileBytes) throw overLimit(limits, 'fileBytes');

  const blocks: Block[] = [];
  let source: Omit<ReadSource, 'blocks'> | null = null;
  let refusal: Refusal | null = null;
  const onMessage = (message: ChildMessage): void => {
    if (message.type === 'progress')
      options.onProgress?.({ done: message.done, total: message.total, stage: message.stage });
    else if (message.type === 'blocks') for (const block of message.blocks) blocks.push(block);
    else if (message.type === 'result') source = message.source;
    else if (message.type === 'refusal') refusal = new Refusal(message.code, message.data);
  };
  await withFileOf(options.recognised, (recognised) => {
    const order = { kind: 'source', path: resolve(file.path), filename: file.filename, limits, recognised };
    return runChild(JSON.stringify(order), { limits, onMessage, signal: options.signal });
  });
  if (refusal) throw refusal;
  // A child that ended without a word met a file it could not read.
  if (!source) throw new Refusal('file-damaged');
  // Set in the callback above, which the type checker cannot follow.
  return { ...(source as Omit<ReadSource, 'blocks'>), blocks };
};

/** Lets the child read what was recognised from a file: it may be too much for an argument. */
const withFileOf = async (recognised: readonly RecognisedPage[] | undefined, work: (path?: string) => Promise<void>): Promise<void> => {
  if (!recognised) return work();
  const folder = await mkdtemp(join(tmpdir(), 'samsvar-recognised-'));
  try {
    const path = join(folder, 'pages.json');
    await writeFile(path, JSON.stringify(recognised), { mode: 0o600 });
    await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
