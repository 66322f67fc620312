// Draws a page of a PDF as PNG, in the drawing child: PDF.js paints on a canvas of our own, without scripts, network or eval.
import { createRequire } from 'node:module';
import { Refusal } from '@samsvar/domain';
import type { DrawMessage, DrawOrder, ImageLimits, ImageScale, PageSize } from './image-limits';
import { openClosed, refusing } from './pdf/engine';

interface Viewport extends PageSize {
  readonly scale: number;
}

interface DrawablePage {
  getViewport(options: { scale: number }): Viewport;
  render(options: { canvas: null; canvasContext: unknown; viewport: Viewport; background: string; intent: 'print' }): { readonly promise: Promise<void> };
}

interface DrawableDocument {
  readonly numPages: number;
  getPage(no: number): Promise<DrawablePage>;
}

/** What is used of @napi-rs/canvas. It is native, so it is never bundled: the child finds it where it is installed. */
interface CanvasLibrary {
  createCanvas(width: number, height: number): { getContext(kind: '2d'): unknown; encode(format: 'png'): Promise<Uint8Array> };
}

const canvasLibrary = (): CanvasLibrary => createRequire(import.meta.url)('@napi-rs/canvas') as CanvasLibrary; // its own types need a DOM

const open = async (bytes: Uint8Array, limits: ImageLimits): Promise<DrawableDocument> => {
  // Before PDF.js is loaded, which looks for it then (vite.config.mjs).
  Object.assign(globalThis, { samsvarCanvas: canvasLibrary() });
  // With the decoders for the pictures that scanners make: JPEG 2000 and JBIG2.
  const document = await openClosed(bytes, { useWasm: true, maxImageSize: limits.innerPixels, canvasMaxAreaInBytes: limits.pixels * 4 });
  if (document.numPages > limits.pages) throw new Refusal('file-too-complex', { limit: 'pages', max: limits.pages });
  // PDF.js wants a canvas of the DOM; it only ever uses what the interface above names.
  return document as unknown as DrawableDocument;
};

/** So many dots to the inch as long as there is room for them. */
const scaleOf = (scale: ImageScale, size: PageSize, pixels: number): number =>
  'dpi' in scale ? Math.min(scale.dpi / 72, Math.sqrt((pixels * 0.99) / (size.width * size.height))) : scale.width / size.width;

/** Does what the parent asked. Throws `not-found` for a page that is not there, and the refusals of opening a PDF. */
export const draw = async (bytes: Uint8Array, order: DrawOrder): Promise<DrawMessage> => {
  const document = await open(bytes, order.limits);
  if (order.kind === 'sizes') return { type: 'sizes', sizes: await sizesOf(document) };
  if (order.page > document.numPages) throw new Refusal('not-found');
  const page = await refusing(() => document.getPage(order.page));
  const size = sizeOf(page);
  const viewport = page.getViewport({ scale: scaleOf(order.scale, size, order.limits.pixels) });
  const [width, height] = [Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height))];
  if (!(width * height <= order.limits.pixels))
    throw new Refusal('file-too-complex', { limit: 'pixels', max: order.limits.pixels });
  const canvas = canvasLibrary().createCanvas(width, height);
  await refusing(() => page.render({ canvas: null, canvasContext: canvas.getContext('2d'), viewport, background: '#ffffff', intent: 'print' }).promise);
  const png = await canvas.encode('png');
  return { type: 'image', png: Buffer.from(png).toString('base64'), width, height, size };
};

const sizesOf = async (document: DrawableDocument): Promise<PageSize[]> => {
  const sizes: PageSize[] = [];
  for (let no = 1; no <= document.numPages; no += 1) sizes.push(sizeOf(await refusing(() => document.getPage(no))));
  return sizes;
};

const sizeOf = (page: DrawablePage): PageSize => {
  const { width, height } = page.getViewport({ scale: 1 });
  return { width: round(width), height: round(height) };
};

const round = (points: number): number => Math.round(points * 100) / 100;
