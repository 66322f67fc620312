// The line of one block in a working copy: its words, what is proposed in it, and the ends of comments.
import { copyTokens, spansOf, type CopyToken, type NodeJson } from '@samsvar/document';

/** Words of a line, what happened to them, and where comments begin and end. */
export type LinePart =
  | { readonly kind: 'words'; readonly token: CopyToken; readonly change: LineChange | null }
  | { readonly kind: 'begin' | 'end'; readonly comment: number };

export interface LineChange {
  readonly kind: 'inserted' | 'deleted';
  readonly author: string;
  readonly at: Date;
}

/** What is proposed between two offsets of the line. */
export interface LineProposal {
  readonly from: number;
  readonly to: number;
  readonly proposed: readonly NodeJson[];
  readonly author: string;
  readonly at: Date;
}

/** Where the comment of this number begins or ends. */
export interface LineMark {
  readonly offset: number;
  readonly kind: 'begin' | 'end';
  readonly comment: number;
}

interface Around {
  readonly proposals: readonly LineProposal[];
  readonly marks: readonly LineMark[];
}

/** The parts of a block's line. The proposals do not overlap. */
export const lineOf = (block: NodeJson, { proposals, marks }: Around): LinePart[] => {
  const writer = new LineOfBlock(marks);
  const waiting = [...proposals].sort((a, b) => a.from - b.from);
  const cuts = [...marks.map(({ offset }) => offset), ...waiting.flatMap(({ from, to }) => [from, to])];
  const tokens = block.type === 'sectionHeading' ? copyTokens(block) : splitAt(copyTokens(block), cuts);
  while (tokens.length > 0 || waiting.length > 0) {
    const next = waiting[0];
    if (next && (next.from <= writer.offset || tokens.length === 0)) {
      waiting.shift();
      const covered: CopyToken[] = [];
      let end = writer.offset;
      for (let token = tokens[0]; token && end < next.to; token = tokens[0]) {
        covered.push(token);
        end += unitsOf(token);
        tokens.shift();
      }
      writer.propose(covered, next);
    } else {
      const token = tokens.shift();
      if (token) writer.keep(token);
    }
  }
  return writer.finish();
};

class LineOfBlock {
  offset = 0;
  private readonly parts: LinePart[] = [];
  private readonly marks: LineMark[];

  constructor(marks: readonly LineMark[]) {
    this.marks = [...marks].sort((a, b) => a.offset - b.offset || order(a) - order(b));
  }

  keep(token: CopyToken): void {
    this.reach(this.offset);
    this.parts.push({ kind: 'words', token, change: null });
    this.offset += unitsOf(token);
  }

  /** Words between the same ends, with what is struck out and put in. Comments that begin or end within stand around it. */
  propose(covered: readonly CopyToken[], { proposed, author, at }: LineProposal): void {
    this.reach(this.offset);
    for (const { kind, node } of spansOf(line(covered.map((token) => token.node)), line(proposed))) {
      const change = kind === 'added' ? 'inserted' : kind === 'removed' ? 'deleted' : null;
      for (const token of copyTokens(line([node]))) this.parts.push({ kind: 'words', token, change: change && { kind: change, author, at } });
    }
    this.offset += covered.reduce((sum, token) => sum + unitsOf(token), 0);
  }

  finish(): LinePart[] {
    this.reach(Infinity);
    return joined(this.parts);
  }

  private reach(place: number): void {
    for (let mark = this.marks[0]; mark && mark.offset <= place; mark = this.marks[0]) {
      this.parts.push({ kind: mark.kind, comment: mark.comment });
      this.marks.shift();
    }
  }
}

/** Words that read alike and share their history, as one: each would be a run of its own in the file. */
const joined = (parts: readonly LinePart[]): LinePart[] => {
  const result: LinePart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (last?.kind === 'words' && part.kind === 'words' && areAlike(last, part)) {
      const words = last.token.words + part.token.words;
      result[result.length - 1] = { ...last, token: { words, node: { ...last.token.node, text: words } } };
    } else result.push(part);
  }
  return result;
};

type Words = Extract<LinePart, { kind: 'words' }>;

const areAlike = (a: Words, b: Words): boolean =>
  a.token.node.type === 'text' &&
  b.token.node.type === 'text' &&
  JSON.stringify(a.token.node.marks ?? []) === JSON.stringify(b.token.node.marks ?? []) &&
  a.change?.kind === b.change?.kind &&
  a.change?.author === b.change?.author &&
  a.change?.at === b.change?.at;

/** What ends at a place ends before something else begins there. */
const order = ({ kind }: LineMark): number => (kind === 'end' ? 0 : 1);

const line = (content: readonly NodeJson[]): NodeJson => ({ type: 'paragraph', content });

/** Units of the block's line that a token takes. */
const unitsOf = ({ node, words }: CopyToken): number => (node.type === 'text' ? words.length : 1);

/** Tokens cut where something begins or ends. */
const splitAt = (tokens: readonly CopyToken[], places: readonly number[]): CopyToken[] => {
  let offset = 0;
  return tokens.flatMap((token): CopyToken[] => {
    const from = offset;
    offset += unitsOf(token);
    if (token.node.type !== 'text') return [token];
    const cuts = [...new Set(places.filter((place) => place > from && place < offset))].sort((a, b) => a - b);
    const ends = [...cuts, offset];
    return ends.map((end, i) => {
      const words = token.words.slice((i === 0 ? from : (ends[i - 1] ?? from)) - from, end - from);
      return { words, node: { ...token.node, text: words } };
    });
  });
};
