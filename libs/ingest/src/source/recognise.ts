// Recognises the text of one page with tesseract, a program of its own, where the server has it.
import { spawn } from 'node:child_process';
import { Refusal } from '@samsvar/domain';
import { killGroup, residentBytes } from './child-process';
import { drawPage } from './image';
import { linesOfTsv, type RecognisedPage } from './recognise-tsv';

/** Dots to the inch: what tesseract is trained for; a larger page than A3 is drawn less densely. */
const DPI = 300;

/** The bounds of one page. */
export interface RecognitionLimits {
  readonly wallMilliseconds: number;
  readonly memoryBytes: number;
  readonly outputBytes: number;
}

const MB = 1024 * 1024;

/** A dense A4 page takes some ten seconds and 100 MB. */
const RECOGNITION_LIMITS: RecognitionLimits = { wallMilliseconds: 90_000, memoryBytes: 1024 * MB, outputBytes: 16 * MB };

const PROGRAM = 'tesseract';
const LANGUAGE = 'swe';
const WATCH = 100;

export interface RecogniseOptions {
  readonly limits?: Partial<RecognitionLimits>;
  readonly signal?: AbortSignal | undefined;
  /** Where programs are looked for, when not on the PATH of this process. */
  readonly path?: string | undefined;
}

interface Run extends RecogniseOptions {
  readonly arguments: readonly string[];
  readonly input?: Uint8Array;
}

/** The program's own environment: where it is and where its languages are. One thread, as the server needs the other core. */
const environment = (path: string | undefined): NodeJS.ProcessEnv => ({
  PATH: path ?? process.env['PATH'],
  OMP_THREAD_LIMIT: '1',
  ...(process.env['TESSDATA_PREFIX'] && { TESSDATA_PREFIX: process.env['TESSDATA_PREFIX'] }),
});

/** What the program writes. Rejects, the program gone, at a limit, on abort and when it ends badly. */
const run = (order: Run): Promise<string> =>
  new Promise((resolve, reject) => {
    const limits = { ...RECOGNITION_LIMITS, ...order.limits };
    const child = spawn(PROGRAM, order.arguments, { cwd: '/', env: environment(order.path), detached: true, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
    let verdict: unknown = null;
    const stop = (reason: unknown): void => {
      verdict ??= reason;
      killGroup(child);
    };
    const late = setTimeout(() => stop(new Refusal('file-took-too-long', { limit: 'wallMilliseconds', max: limits.wallMilliseconds })), limits.wallMilliseconds);
    const watch = setInterval(() => {
      void residentBytes(child.pid ?? 0).then((bytes) => {
        if (bytes > limits.memoryBytes) stop(new Refusal('file-too-complex', { limit: 'memoryBytes', max: limits.memoryBytes }));
      });
    }, WATCH);
    const onAbort = (): void => stop(order.signal?.reason);
    if (order.signal?.aborted) onAbort();
    order.signal?.addEventListener('abort', onAbort, { once: true });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      if (said.length > limits.outputBytes) stop(new Refusal('file-too-complex', { limit: 'outputBytes', max: limits.outputBytes }));
    });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (complaint = (complaint + chunk).slice(-2048)));
    // A program that ends early closes its end of the pipe: how it ended is told below.
    child.stdin.on('error', () => undefined).end(order.input);
    child.on('error', stop);
    child.on('close', (code) => {
      clearTimeout(late);
      clearInterval(watch);
      order.signal?.removeEventListener('abort', onAbort);
      if (code !== 0) verdict ??= new Error(`tesseract ended with ${String(code)}: ${complaint}`);
      if (verdict === null) resolve(said);
      else reject(verdict);
    });
  });

/** Whether text can be recognised here: the program is found, and knows Swedish. */
export const canRecognise = async (options: Pick<RecogniseOptions, 'path'> = {}): Promise<boolean> => {
  try {
    const said = await run({ ...options, arguments: ['--list-langs'], limits: { wallMilliseconds: 10_000 } });
    return said.split(/\s+/).includes(LANGUAGE);
  } catch {
    // Not installed, or it does not run: nobody needs it, and the answer is the same.
    return false;
  }
};

/**
 * Draws a page (from 1) of a PDF in a child process and recognises its text in another. Rejects as `drawPage` does, with
 * `file-took-too-long` or `file-too-complex` at a limit, and with an Error when the program breaks.
 */
export const recognisePage = async (file: string, page: number, options: RecogniseOptions = {}): Promise<RecognisedPage> => {
  const { png, width, size } = await drawPage(file, page, { scale: { dpi: DPI }, signal: options.signal });
  const dpi = (width / size.width) * 72;
  const asked = ['stdin', 'stdout', '-l', LANGUAGE, '--dpi', String(Math.round(dpi)), '-c', 'tessedit_create_tsv=1'];
  return { page, lines: linesOfTsv(await run({ ...options, arguments: asked, input: png }), dpi) };
};
