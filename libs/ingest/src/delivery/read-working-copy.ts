// The parent's side of reading a working copy: in a child process of its own, as every file that somebody sent.
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ReturnedCopy } from '@samsvar/document';
import { Refusal } from '@samsvar/domain';
import { LIMITS, overLimit, type Limits } from '../base/limits';
import { runChild } from '../source/child-process';
import type { ChildMessage } from '../source/reading';

/**
 * Reads a Word file as a working copy. Rejects with a Refusal: `file-empty`, `too-large`, `unsupported-type`,
 * `file-encrypted`, `file-damaged`, `file-too-complex` or `file-took-too-long`.
 */
export const readWorkingCopy = async (path: string, options: { readonly limits?: Partial<Limits> } = {}): Promise<ReturnedCopy> => {
  const limits: Limits = { ...LIMITS, ...options.limits };
  const { size } = await stat(path);
  if (size === 0) throw new Refusal('file-empty');
  if (size > limits.fileBytes) throw overLimit(limits, 'fileBytes');
  const found: { copy?: ReturnedCopy; refusal?: Refusal } = {};
  const onMessage = (message: ChildMessage): void => {
    if (message.type === 'copy') found.copy = message.copy;
    else if (message.type === 'refusal') found.refusal = new Refusal(message.code, message.data);
  };
  await runChild(JSON.stringify({ kind: 'working-copy', path: resolve(path), filename: '', limits }), { limits, onMessage });
  if (found.refusal) throw found.refusal;
  if (!found.copy) throw new Refusal('file-damaged');
  return found.copy;
};
