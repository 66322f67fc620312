// How much one uploaded file may cost, and the refusal when it would cost more.
import { Refusal } from '@samsvar/domain';

/** The bounds of one reading. Every one of them ends in a refusal that names it. */
export interface Limits {
  /** Bytes of the file as it was uploaded. */
  readonly fileBytes: number;
  readonly pages: number;
  readonly blocks: number;
  /** UTF-16 code units of all blocks together. */
  readonly characters: number;
  /** Bytes of all entries of a Word file when unpacked. */
  readonly zipBytes: number;
  /** Unpacked bytes for each packed byte, of any one entry larger than a megabyte and of the whole. */
  readonly zipRatio: number;
  readonly zipEntries: number;
  /** Elements inside each other in a web page or a Word file. */
  readonly nesting: number;
  readonly wallMilliseconds: number;
  /** Resident memory of the child process. */
  readonly memoryBytes: number;
  /** What the child may write back. */
  readonly outputBytes: number;
}

const MB = 1024 * 1024;

/** The limits that hold unless a caller lowers them. */
export const LIMITS: Limits = {
  fileBytes: 100 * MB,
  pages: 2_000,
  blocks: 120_000,
  characters: 20_000_000,
  zipBytes: 400 * MB,
  zipRatio: 200,
  zipEntries: 5_000,
  nesting: 400,
  wallMilliseconds: 60_000,
  memoryBytes: 512 * MB,
  outputBytes: 256 * MB,
};

/** The refusal for a file that goes over a limit: a file of too many bytes is too large, all else too complex. */
export const overLimit = <Name extends keyof Limits>(limits: Pick<Limits, Name>, limit: Name): Refusal =>
  new Refusal(limit === 'fileBytes' ? 'too-large' : 'file-too-complex', { limit, max: limits[limit] });
