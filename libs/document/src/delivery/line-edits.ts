// What one paragraph of a returned working copy changes in its block, person by person.
import type { NodeJson } from '../response/json';
import { hunksOf, startsOf } from '../response/words';
import { NOTE, WORD, copyTokens } from './copy-text';
import type { ReturnedPiece, WordChange } from './returned-copy';

/** A change within a block's line, as it was when the copy was taken out: units from `from` to `to` become `nodes`. */
export interface LineEdit {
  readonly from: number;
  readonly to: number;
  readonly nodes: readonly NodeJson[];
  /** Whose it is; null for changes that Word did not keep track of. */
  readonly by: WordChange | null;
}

/** The edits of a paragraph. `isOurs` says which of its changes were suggestions in the copy: those are passed over. */
export const lineEdits = (block: NodeJson, pieces: readonly ReturnedPiece[], isOurs: (change: WordChange) => boolean): LineEdit[] => {
  const line = new CopyLine(block);
  const known = pieces.flatMap((piece): ReturnedPiece[] => {
    if (!piece.change || !isOurs(piece.change)) return [piece];
    return piece.change.kind === 'inserted' ? [] : [{ ...piece, change: null }];
  });
  const wordsOf = (those: readonly ReturnedPiece[]): string => those.map(({ words }) => plain(words)).join('');
  const stood = wordsOf(known.filter(({ change }) => change?.kind !== 'inserted'));
  if (stood === line.words) return joined(tracked(line, known));
  const left = known.filter(({ change }) => change?.kind !== 'deleted');
  return joined(untracked(line, left));
};

/** Each change stands where it was made. */
const tracked = (line: CopyLine, pieces: readonly ReturnedPiece[]): LineEdit[] => {
  const edits: LineEdit[] = [];
  let at = 0;
  for (const piece of pieces) {
    const words = plain(piece.words);
    if (piece.change?.kind === 'inserted') edits.push({ from: line.unitAt(at), to: line.unitAt(at), nodes: nodesOf(piece, words), by: piece.change });
    else {
      if (piece.change) edits.push({ from: line.unitAt(at), to: line.unitAt(at + words.length), nodes: [], by: piece.change });
      at += words.length;
    }
  }
  return edits;
};

/** Word by word, what stands there now against what stood there. */
const untracked = (line: CopyLine, pieces: readonly ReturnedPiece[]): LineEdit[] => {
  const left = pieces.flatMap((piece) => [...plain(piece.words).matchAll(COPY_WORD)].map(([words]) => ({ ...piece, words })));
  const [stood, stand] = [line.words.match(COPY_WORD) ?? [], left.map(({ words }) => words)];
  const starts = startsOf(stood);
  return hunksOf(stood, stand).map(({ from, to, otherFrom, otherTo }) => ({
    from: line.unitAt(starts[from] ?? 0),
    to: line.unitAt(starts[to] ?? 0),
    nodes: left.slice(otherFrom, otherTo).flatMap((piece) => nodesOf(piece, piece.words)),
    by: null,
  }));
};

/** A citation reads as its label in brackets, and is one word. */
const COPY_WORD = new RegExp(String.raw`\[[^\]\n]{1,200}\]|${WORD.source}`, WORD.flags);

/** Units between two changes of one person that are so close that they are told as one. */
const CLOSE = 12;

/** Edits of one person that stand close together, as one; what lies between them stays, and goes with them. */
const joined = (edits: readonly LineEdit[]): LineEdit[] => {
  const result: LineEdit[] = [];
  for (const edit of edits) {
    const last = result.at(-1);
    const isOne = last !== undefined && last.to === edit.from && last.by?.author === edit.by?.author;
    if (isOne) result[result.length - 1] = { ...last, to: edit.to, nodes: [...last.nodes, ...edit.nodes] };
    else result.push(edit);
  }
  return result;
};

/** Whether two edits are close enough to be one suggestion. */
export const areClose = (a: LineEdit, b: LineEdit): boolean => b.from - a.to <= CLOSE && a.by?.author === b.by?.author;

/** The words of a block as they read in the copy, and which unit of the block stands at each of them. */
class CopyLine {
  readonly words: string;
  private readonly units: number[] = [];

  constructor(block: NodeJson) {
    let words = '';
    let unit = 0;
    for (const token of copyTokens(block)) {
      const read = plain(token.words);
      const isText = token.node.type === 'text';
      // Hidden characters are not in the copy: they go with the word they stand in.
      for (let i = 0; i < read.length; i += 1) this.units.push(isText ? unit + Math.min(i, token.words.length - 1) : unit);
      unit += isText ? token.words.length : 1;
      words += read;
    }
    this.units.push(unit);
    this.words = words;
  }

  unitAt(word: number): number {
    return this.units[Math.min(word, this.units.length - 1)] ?? 0;
  }
}

/** Words as a Word file holds them: nothing hidden, and no control characters but line breaks. */
const plain = (words: string): string =>
  words.normalize('NFC').replace(/[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '').replace(/\t/g, ' ');

/** New words with their formatting. Notes that were copied in Word do not come along. */
export const nodesOf = ({ bold, italic }: Pick<ReturnedPiece, 'bold' | 'italic'>, words: string): NodeJson[] => {
  const marks = [...(bold ? [{ type: 'bold' }] : []), ...(italic ? [{ type: 'italic' }] : [])];
  const lines = words.replaceAll(NOTE, '').split('\n');
  return lines.flatMap((text, i): NodeJson[] => [
    ...(i > 0 ? [{ type: 'hardBreak' }] : []),
    ...(text === '' ? [] : [{ type: 'text', text, ...(marks.length > 0 && { marks }) }]),
  ]);
};
