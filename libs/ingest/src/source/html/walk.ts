// Walks a cleaned page in reading order and turns its elements into blocks.
import type { BlockList, NewBlock } from '../../base/block-list';
import { canonicalText, canonicalWithSigns, NOTE_SIGN, splitHeadingLabel, withoutSigns } from '../../base/text';
import { isElement, type DomElement, type DomNode } from './dom';

const INLINE = new Set([
  'a',
  'abbr',
  'b',
  'bdi',
  'bdo',
  'cite',
  'code',
  'data',
  'del',
  'dfn',
  'em',
  'font',
  'i',
  'ins',
  'kbd',
  'label',
  'mark',
  'q',
  's',
  'samp',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'time',
  'tt',
  'u',
  'var',
  'wbr',
]);

/** Attribute that keeps a heading's level while the article is cut out: the cutter turns h1 into h2. */
export const LEVEL = 'data-samsvar-level';

/** Where in the page we are, and so what loose text becomes. */
interface Place {
  readonly as: 'paragraph' | 'quote' | 'caption' | 'list-item' | 'footnote';
  readonly depth: number;
  readonly label: string | null;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** What an ordered list prints before its item. */
const ordinal = (number: number, type: string | null): string => {
  const letter = LETTERS[number - 1];
  if (type === 'a' && letter) return `${letter}.`;
  return type === 'A' && letter ? `${letter.toUpperCase()}.` : `${number}.`;
};

const NOTE_LIST = /footnote|fotnot|endnote/i;

const isNoteList = (element: DomElement): boolean =>
  /doc-(?:end|foot)notes?/.test(element.getAttribute('role') ?? '') ||
  NOTE_LIST.test(`${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`);

/** A raised number that links to a note is no part of the sentence. */
const isNoteReference = (element: DomElement): boolean =>
  element.localName === 'sup' &&
  /^\s*[[(]?\d{1,3}[\])]?\s*$/.test(element.textContent ?? '') &&
  element.querySelector('a') !== null;

/** Walks one page. Text between block elements becomes a block of its own. */
export class PageWalk {
  private text = '';
  private labels: string[] = [];
  private place: Place = { as: 'paragraph', depth: 0, label: null };
  private tables = 0;

  constructor(
    private readonly list: BlockList,
    /** Looks at each finished block; false leaves it out. */
    private readonly keep: (block: NewBlock) => boolean,
  ) {}

  /** Turns all of an element's content into blocks. */
  read(root: DomElement): void {
    this.children(root);
    this.flush();
  }

  private children(node: DomNode): void {
    for (let child = node.firstChild; child; child = child.nextSibling) this.node(child);
  }

  private node(node: DomNode): void {
    if (node.nodeType === 3) this.text += withoutSigns(node.textContent ?? '');
    else if (isElement(node)) this.element(node);
  }

  private element(element: DomElement): void {
    const name = element.localName;
    if (name === 'br') this.lineBreak();
    else if (INLINE.has(name)) {
      if (isNoteReference(element)) this.noteReference(element);
      else this.children(element);
    } else {
      this.flush();
      this.block(element, name);
      this.flush();
    }
  }

  private noteReference(element: DomElement): void {
    this.text += NOTE_SIGN;
    this.labels.push(/\d+/.exec(element.textContent ?? '')?.[0] ?? '');
  }

  /** Two breaks in a row end a paragraph. */
  private lineBreak(): void {
    if (/\n\s*$/.test(this.text)) this.flush();
    else this.text += '\n';
  }

  private block(element: DomElement, name: string): void {
    if (/^h[1-6]$/.test(name)) {
      const level = Number(element.getAttribute(LEVEL) ?? name.slice(1));
      const { label, text } = splitHeadingLabel(canonicalText(element.textContent ?? ''));
      this.emit({ type: 'heading', level, label, text });
    } else if (name === 'ul' || name === 'ol') this.items(element, name);
    else if (name === 'table') this.table(element);
    else if (name === 'blockquote') this.inside(element, { ...this.place, as: 'quote', label: null });
    else if (name === 'figcaption' || name === 'caption')
      this.inside(element, { ...this.place, as: 'caption', label: null });
    else this.children(element);
  }

  private inside(element: DomElement, place: Place): void {
    const outer = this.place;
    this.place = place;
    this.children(element);
    this.flush();
    this.place = outer;
  }

  private items(list: DomElement, name: string): void {
    const notes =
      isNoteList(list) ||
      (list.parentNode !== null && isElement(list.parentNode) && isNoteList(list.parentNode));
    let number = Number(list.getAttribute('start') ?? 1) || 1;
    for (let child = list.firstChild; child; child = child.nextSibling) {
      if (!isElement(child)) continue;
      if (child.localName !== 'li') {
        this.node(child);
        continue;
      }
      const printed = name === 'ol' ? ordinal(number, list.getAttribute('type')) : '•';
      const depth = Math.min(9, this.place.depth + 1);
      this.inside(
        child,
        notes ? { as: 'footnote', depth, label: String(number) } : { as: 'list-item', depth, label: printed },
      );
      number += 1;
    }
  }

  private table(table: DomElement): void {
    const no = this.tables;
    this.tables += 1;
    let row = -1;
    for (const caption of table.querySelectorAll('caption'))
      this.inside(caption, { as: 'caption', depth: 0, label: null });
    for (const line of table.querySelectorAll('tr')) {
      row += 1;
      let column = 0;
      const inHead =
        line.parentNode !== null && isElement(line.parentNode) && line.parentNode.localName === 'thead';
      for (let cell = line.firstChild; cell; cell = cell.nextSibling) {
        if (!isElement(cell) || !/^t[dh]$/.test(cell.localName)) continue;
        const header = cell.localName === 'th' || inHead;
        this.emit({ type: 'table-cell', text: spacedText(cell), cell: { table: no, row, column, header } });
        column += Math.min(100, Math.max(1, Number(cell.getAttribute('colspan') ?? 1) || 1));
      }
    }
  }

  private flush(): void {
    const { text, signs } = canonicalWithSigns(this.text);
    const notes = signs.map((at, index) => ({ at, label: this.labels[index] ?? '' }));
    this.text = '';
    this.labels = [];
    if (text === '') return;
    const { as, depth, label } = this.place;
    if (as === 'list-item') {
      this.emit({ type: 'list-item', level: depth, label, text, notes });
      // What follows in the same item is a paragraph of its own, without a second bullet.
      this.place = { as: 'paragraph', depth, label: null };
    } else if (as === 'footnote') {
      this.emit({ type: 'footnote', label, text });
      this.place = { as, depth, label: null };
    } else this.emit({ type: as, text, notes });
  }

  private emit(block: NewBlock): void {
    if (this.keep(block)) this.list.add(block);
  }
}

/** Text of a cell with spaces where its block elements meet. */
const spacedText = (node: DomNode): string => {
  let text = '';
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === 3) text += child.textContent ?? '';
    else if (isElement(child))
      text += INLINE.has(child.localName) ? spacedText(child) : ` ${spacedText(child)} `;
  }
  return canonicalText(text) === '' ? '' : canonicalText(`x${text}x`).slice(1, -1);
};
