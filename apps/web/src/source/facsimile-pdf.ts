// PDF.js in the browser: pages on canvases, sharper than pictures when they are enlarged. Fetched when the first picture stands there.
import { GlobalWorkerOptions, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import PdfWorker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker';

/** An opened PDF. Nothing in it is carried out: no scripts, no forms, no links; there is no text layer. */
export interface FacsimilePdf {
  /** Draws a page (from 1) so many px wide. Rejects when it cannot, or when `signal` is aborted. */
  draw(page: number, canvas: HTMLCanvasElement, options: { readonly width: number; readonly signal: AbortSignal }): Promise<void>;
  close(): void;
}

/** Points on a canvas: browsers refuse much larger ones, and phones have little memory. */
const MOST_POINTS = 12_000_000;

/** Opens the file at an address of our own server. Rejects when it is no PDF that PDF.js can read. */
export const openFacsimile = async (url: string): Promise<FacsimilePdf> => {
  // A worker from our own files, which the page's rule for the address of code allows (base/trusted-types.ts).
  const worker = new PdfWorker();
  GlobalWorkerOptions.workerPort = worker;
  const task = getDocument({
    url,
    // The server's rules for content allow neither: PDF.js then decodes in plain JavaScript, or leaves the picture out.
    useWasm: false,
    useWorkerFetch: false,
    enableXfa: false,
    stopAtErrors: true,
    disableAutoFetch: true,
    canvasMaxAreaInBytes: MOST_POINTS * 4,
    verbosity: 0,
  });
  const document = await task.promise;
  return {
    draw: async (no, canvas, { width, signal }) => {
      const page = await document.getPage(no);
      signal.throwIfAborted();
      const size = page.getViewport({ scale: 1 });
      const wanted = (width / size.width) * (devicePixelRatio || 1);
      const viewport = page.getViewport({ scale: Math.min(wanted, Math.sqrt(MOST_POINTS / (size.width * size.height))) });
      [canvas.width, canvas.height] = [Math.round(viewport.width), Math.round(viewport.height)];
      const drawing = page.render({ canvas, viewport });
      signal.addEventListener('abort', () => drawing.cancel(), { once: true });
      await drawing.promise;
    },
    close: () => {
      void task.destroy().finally(() => worker.terminate());
    },
  };
};
