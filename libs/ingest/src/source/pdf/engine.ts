// Opens a PDF with PDF.js, without scripts, drawing, network or eval.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Refusal } from '@samsvar/domain';
import { freezeRoots } from '../closed-doors';

/** A piece of text as PDF.js gives it. */
export interface EngineText {
  readonly str: string;
  /** Text matrix in the page's own coordinates (origin lower left). */
  readonly transform: readonly number[];
  readonly width: number;
  readonly fontName: string;
}

/** Where a marked part begins or ends; `id` names it in the structure tree. */
export interface EngineMark {
  readonly type: 'beginMarkedContent' | 'beginMarkedContentProps' | 'endMarkedContent';
  readonly id?: string | null;
  readonly tag?: string;
}

/** `name` and `bold` come from our change of the engine (vite.config.mjs). */
export interface EngineStyle {
  readonly name?: string;
  readonly bold?: boolean;
  readonly vertical?: boolean;
}

/** An element of the structure tree, or a leaf that names a marked part. `ref` comes from our change of the engine. */
export interface EngineNode {
  readonly role?: string;
  readonly ref?: string | null;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly EngineNode[];
}

export interface EnginePage {
  readonly view: readonly number[];
  getViewport(options: { scale: number }): { width: number; height: number; transform: readonly number[] };
  getTextContent(options: { includeMarkedContent: boolean; disableNormalization: boolean }): Promise<{
    readonly items: readonly (EngineText | EngineMark)[];
    readonly styles: Readonly<Record<string, EngineStyle>>;
  }>;
  getStructTree(): Promise<EngineNode | null>;
  cleanup(): boolean;
}

export interface EngineDocument {
  readonly numPages: number;
  getPage(no: number): Promise<EnginePage>;
  getPageLabels(): Promise<readonly string[] | null>;
  getMarkInfo(): Promise<{ readonly Marked?: boolean } | null>;
  getMetadata(): Promise<{ readonly info: Readonly<Record<string, unknown>> }>;
}

/** The refusal that tells what is wrong with a PDF, from what the engine threw. */
const refusalOf = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error;
  return new Refusal(
    error instanceof Error && error.name === 'PasswordException' ? 'file-encrypted' : 'file-damaged',
  );
};

/** Runs a step of the engine; whatever it throws about the file becomes a refusal. */
export const refusing = async <T>(step: () => Promise<T>): Promise<T> => {
  try {
    return await step();
  } catch (error) {
    throw refusalOf(error);
  }
};

/** What differs between reading and drawing: decoders for pictures, and how large these may be. */
interface EngineOptions {
  readonly useWasm: boolean;
  readonly maxImageSize: number;
  readonly canvasMaxAreaInBytes?: number;
}

/**
 * Opens a PDF with the engine closed: no eval, no network, no fonts of the machine. `useWasm` takes its decoders from the
 * package's own folder. Throws `file-encrypted` or `file-damaged`.
 */
export const openClosed = async (bytes: Uint8Array, options: EngineOptions) => {
  // The worker registers itself; loaded first, the engine runs in this process without a worker thread.
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  const engine = await import('pdfjs-dist/legacy/build/pdf.mjs');
  freezeRoots();
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = engine.getDocument({
    data: bytes,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    enableXfa: false,
    verbosity: 0,
    cMapUrl: join(folder, 'cmaps/'),
    cMapPacked: true,
    standardFontDataUrl: join(folder, 'standard_fonts/'),
    ...options,
    ...(options.useWasm && { wasmUrl: join(folder, 'wasm/') }),
  });
  return refusing(() => task.promise);
};

/** Opens a PDF to be read: no picture in it is decoded. Throws `file-encrypted` or `file-damaged`. */
export const openPdf = async (bytes: Uint8Array): Promise<EngineDocument> => {
  const document = await openClosed(bytes, { useWasm: false, maxImageSize: 1 });
  // The engine's own types lack what our change adds; the shapes above are what is used of it.
  return document as unknown as EngineDocument;
};
