// Lines of a table of contents: told by tags, by their leaders, or by page numbers under a heading that says so.
import { depthOfLabel, splitHeadingLabel } from '../../base/text';
import { newLeaf, roughText, type Leaf } from './leaf';

/** Leaders and a page number at the end of a line. */
export const LEADERS = /(?:\s*[.…·]){4,}\s*\d{1,4}$/;
const PAGE = /\S\s+\d{1,4}$/;
const TITLE = /^(?:innehåll|innehållsförteckning|contents|table of contents)$/i;
/** Longer than this is a paragraph, whatever number it ends in. */
const LONGEST = 250;

/** Turns lines of contents into list items by depth. A line that was too long for one row is put together again. */
export const findContents = (leaves: readonly Leaf[]): Leaf[] => {
  const search = new ContentsSearch();
  for (const leaf of leaves) search.add(leaf);
  return search.kept;
};

class ContentsSearch {
  readonly kept: Leaf[] = [];
  private isUnderTitle = false;
  /** Either the first half of a long line or the end of the contents; the next leaf tells. */
  private half: Leaf | null = null;
  private edges: number[] = [];

  add(leaf: Leaf): void {
    if (leaf.type !== 'footnote' && TITLE.test(roughText(leaf))) {
      [this.isUnderTitle, this.half, this.edges] = [true, null, []];
      this.kept.push(leaf);
    } else for (const row of this.isUnderTitle ? rowsOf(leaf) : [leaf]) this.addRow(row);
  }

  private addRow(leaf: Leaf): void {
    const text = roughText(leaf);
    const half = this.half;
    this.half = null;
    if (isContents(leaf, text, this.isUnderTitle)) {
      if (half && /^\p{Ll}/u.test(text)) {
        half.lines.push(...leaf.lines);
        return asContents(half, this.edges);
      }
      if (half) this.isUnderTitle = false;
      if (isContents(leaf, text, this.isUnderTitle)) asContents(leaf, this.edges);
    } else {
      const isPerhaps = leaf.type === 'paragraph' && text.length < LONGEST;
      this.isUnderTitle &&= isPerhaps && half === null;
      if (this.isUnderTitle) this.half = leaf;
    }
    this.kept.push(leaf);
  }
}

/** Page numbers that stand to the far right make the rows look like one paragraph. */
const rowsOf = (leaf: Leaf): Leaf[] => {
  if (leaf.type !== 'paragraph' || !PAGE.test(leaf.lines.at(-1)?.text ?? '')) return [leaf];
  const rows: Leaf[] = [];
  let isOver = true;
  for (const line of leaf.lines) {
    if (isOver) rows.push(newLeaf('paragraph'));
    rows.at(-1)?.lines.push(line);
    isOver = PAGE.test(line.text);
  }
  return rows;
};

const isContents = (leaf: Leaf, text: string, isUnderTitle: boolean): boolean => {
  if (leaf.isContents) return true;
  if (leaf.type !== 'paragraph' || text.length > LONGEST) return false;
  return LEADERS.test(text) || (isUnderTitle && PAGE.test(text));
};

/** The depth is that of the number, else that of the indent among the lines before. */
const asContents = (leaf: Leaf, edges: number[]): void => {
  const x = leaf.lines[0]?.x ?? 0;
  if (!edges.some((edge) => Math.abs(edge - x) <= 3)) edges.push(x);
  const byIndent = leaf.level ?? edges.filter((edge) => edge < x - 3).length + 1;
  leaf.level = Math.min(9, depthOfLabel(splitHeadingLabel(roughText(leaf)).label) ?? byIndent);
  leaf.type = 'list-item';
  leaf.isContents = true;
};
