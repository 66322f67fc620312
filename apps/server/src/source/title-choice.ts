// Which title a source gets when nobody has given it one.
import type { ReadSource } from '@samsvar/ingest';

/** Titles that programs write when nobody gave one. */
const PROGRAM =
  /^(about:blank|microsoft (word|powerpoint|excel)\b|untitled|namnlös|no title|(dokument|document|presentation|bild)\s*\d*$)/iu;
/** A place in a file system or on the web, or the name of a file. */
const PLACE =
  /^([a-z]:[\\/]|[\\/]|~\/|file:|https?:)|\.(docx?|dotx?|pdf|indd|odt|rtf|html?|txt|pptx?|xlsx?|tmp)$/iu;

/** What the title is chosen with regard to. */
export interface TitleFacts {
  readonly read: Pick<ReadSource, 'title' | 'blocks'>;
  /** The names of the files that the consultation's other documents came as. */
  readonly otherFiles: readonly string[];
}

/**
 * The title that the file gives itself, unless it says nothing: written by a program, a path, or left over from
 * another file. Then its first heading of level 1. Null when neither is there; the file's own name stands then.
 */
export const chooseTitle = ({ read, otherFiles }: TitleFacts): string | null => {
  const given = read.title?.trim() ?? '';
  if (given && !isUseless(given, otherFiles)) return given;
  const heading = read.blocks.find(({ type, level }) => type === 'heading' && level === 1)?.text.trim();
  return heading ? heading : null;
};

const isUseless = (title: string, otherFiles: readonly string[]): boolean =>
  PROGRAM.test(title) ||
  PLACE.test(title) ||
  // A copy that was made into another document.
  otherFiles.some((name) => stemOf(name) === title.toLocaleLowerCase('sv'));

const stemOf = (filename: string): string =>
  filename
    .replace(/\.[a-z0-9]{1,5}$/iu, '')
    .trim()
    .toLocaleLowerCase('sv');
