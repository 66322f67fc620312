// The parent's side of drawing: starts a child for one page of a PDF and takes its picture.
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Refusal } from '@samsvar/domain';
import { runChild } from './child-process';
import { IMAGE_LIMITS, type DrawMessage, type DrawOrder, type ImageLimits, type ImageScale, type PageSize } from './image-limits';

export interface DrawOptions {
  /** Limits to lower (or raise, for a machine of one's own). */
  readonly limits?: Partial<ImageLimits>;
  /** Ends the child and rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** A page as a picture. */
export interface PageImage {
  readonly png: Buffer;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** In points. */
  readonly size: PageSize;
}

type Unlimited<Order> = Order extends DrawOrder ? Omit<Order, 'limits'> : never;

const ask = async (order: Unlimited<DrawOrder>, options: DrawOptions): Promise<DrawMessage> => {
  const limits: ImageLimits = { ...IMAGE_LIMITS, ...options.limits };
  options.signal?.throwIfAborted();
  const { size } = await stat(order.path);
  if (size > limits.fileBytes) throw new Refusal('too-large', { limit: 'fileBytes', max: limits.fileBytes });
  let answer: DrawMessage | null = null;
  const onMessage = (message: DrawMessage): void => {
    answer = message;
  };
  const asked = JSON.stringify({ ...order, path: resolve(order.path), limits });
  await runChild<DrawMessage>(asked, { limits, program: 'draw', onMessage, signal: options.signal });
  // Set in the callback above, which the type checker cannot follow.
  const said = answer as DrawMessage | null;
  if (!said) throw new Refusal('file-damaged');
  if (said.type === 'refusal') throw new Refusal(said.code, said.data);
  return said;
};

/**
 * Draws one page (from 1) of a PDF as PNG in a child process of its own. Rejects with a Refusal: `not-found` for a page that is not
 * there, `file-encrypted`, `file-damaged`, `file-too-complex` {limit, max} or `file-took-too-long`. The child is gone when it settles.
 */
export const drawPage = async (path: string, page: number, options: DrawOptions & { readonly scale: ImageScale }): Promise<PageImage> => {
  const said = await ask({ kind: 'page', path, page, scale: options.scale }, options);
  if (said.type !== 'image') throw new Refusal('file-damaged');
  return { png: Buffer.from(said.png, 'base64'), width: said.width, height: said.height, size: said.size };
};

/** The size of every page of a PDF, in points. Rejects as `drawPage` does. */
export const readPageSizes = async (path: string, options: DrawOptions = {}): Promise<readonly PageSize[]> => {
  const said = await ask({ kind: 'sizes', path }, options);
  if (said.type !== 'sizes') throw new Refusal('file-damaged');
  return said.sizes;
};
