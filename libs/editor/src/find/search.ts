// Everything in a document that a search finds.
import type { Node } from '@tiptap/pm/model';
import type { FindOptions } from '../base/review';
import { matchesIn, type Match } from './matches';

/** A place that was found. In a note or a mirrored heading it is the node that is shown, and `match` tells where in its words. */
export interface Found {
  readonly kind: 'words' | 'note' | 'heading';
  readonly from: number;
  readonly to: number;
  readonly match: Match;
  /** The words are not the authors': a mirrored heading, or words quoted from a source. */
  readonly isFixed: boolean;
}

/** One question, asked again whenever the text changes; blocks that did not change are not read again. */
export class Search {
  private readonly known = new WeakMap<Node, readonly Found[]>();

  constructor(
    readonly query: string,
    private readonly options: FindOptions,
  ) {}

  /** All that is found, in the order of the text. */
  in(doc: Node): Found[] {
    const all: Found[] = [];
    doc.descendants((node, position, parent) => {
      if (!node.inlineContent && !node.isAtom) return true;
      const isFixed = parent?.type.name === 'quotation' && Boolean(parent.attrs['passageId']);
      for (const found of this.inBlock(node)) all.push({ ...found, from: position + found.from, to: position + found.to, isFixed: found.isFixed || isFixed });
      return false;
    });
    return all;
  }

  /** Counted from the block's own position. */
  private inBlock(block: Node): readonly Found[] {
    const kept = this.known.get(block);
    if (kept) return kept;
    const found = block.type.name === 'sectionHeading' ? this.inHeading(block) : this.inLine(block);
    this.known.set(block, found);
    return found;
  }

  private inHeading(block: Node): Found[] {
    const title = [block.attrs['number'], block.attrs['title']].filter(Boolean).join(' ');
    return matchesIn(title, this.query, this.options).map((match) => ({ kind: 'heading', from: 0, to: 1, match, isFixed: true }));
  }

  private inLine(block: Node): Found[] {
    // One character for each citation, note and line break: nothing is found across them.
    const line = block.textBetween(0, block.content.size, undefined, '\ufffc');
    const found = matchesIn(line, this.query, this.options).map((match): Found => ({ kind: 'words', from: 1 + match[0], to: 1 + match[1], match, isFixed: false }));
    block.forEach((node, offset) => {
      if (node.type.name !== 'footnote') return;
      for (const match of matchesIn(String(node.attrs['text'] ?? ''), this.query, this.options)) {
        found.push({ kind: 'note', from: 1 + offset, to: 2 + offset, match, isFixed: false });
      }
    });
    return found.sort((a, b) => a.from - b.from);
  }
}
