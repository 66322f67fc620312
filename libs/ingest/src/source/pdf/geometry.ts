// Leaves by geometry: paragraphs, list items and notes from where lines stand, over columns and pages.
import { listLabelOf, splitHeadingLabel } from '../../base/text';
import type { Region } from './columns';
import { LEADERS } from './contents';
import { newLeaf, roughText, type Leaf } from './leaf';
import { withoutStart, type Line } from './line';
import { firstWordWidth, type Measures } from './measure';
import { splitNotes } from './notes';

/** A leaf being built: where its first line and its other lines begin, and what column it stands in. */
interface Open {
  readonly leaf: Leaf;
  region: Region;
  labelX: number;
  /** Left edge of the lines after the first; null until there is one. */
  bodyX: number | null;
  last: Line;
}

/** Builds leaves column by column; `add` in reading order, then `leaves`. */
export class GeometryReader {
  readonly leaves: Leaf[] = [];
  private open: Open | null = null;
  private lastNote: { leaf: Leaf; page: number } | null = null;
  private indents: number[] = [];

  constructor(private readonly measures: Measures) {}

  /** Reads one column. */
  add(region: Region): void {
    // A note that ended with its sentence does not go on over the page.
    const last = this.lastNote;
    const carried = last !== null && last.page === region.page - 1 && !/[.!?)]$/.test(roughText(last.leaf));
    const { lines, notes } = splitNotes(region, this.measures.bodySize, {
      before: last?.leaf ?? null,
      carried,
    });
    for (const [index, line] of lines.entries()) this.addLine(line, region, index === 0);
    const newest = notes.at(-1);
    if (newest) this.lastNote = { leaf: newest, page: region.page };
    this.leaves.push(...notes);
  }

  private addLine(line: Line, region: Region, isFirst: boolean): void {
    const open = this.open;
    const label = this.isDisplay(line) ? null : listLabelOf(line.text);
    const entersRegion = isFirst && open !== null && open.region !== region;
    const breaks =
      !open ||
      (entersRegion
        ? this.breaksAcross(open, line, region, label !== null)
        : this.breaksWithin(open, line, label));
    if (!breaks && open) {
      open.leaf.lines.push(line);
      open.bodyX = line.x;
      open.last = line;
      open.region = region;
      return;
    }
    this.start(line, region, label);
  }

  private start(line: Line, region: Region, label: ReturnType<typeof listLabelOf>): void {
    if (!label) {
      const leaf = newLeaf('paragraph');
      leaf.lines.push(line);
      this.leaves.push(leaf);
      this.open = { leaf, region, labelX: line.x, bodyX: null, last: line };
      return;
    }
    const rest = withoutStart(line, label.length);
    const leaf = newLeaf('list-item', this.depthOf(line.x, region));
    leaf.label = label.label;
    leaf.lines.push(rest);
    this.leaves.push(leaf);
    this.open = { leaf, region, labelX: line.x, bodyX: rest.x, last: rest };
  }

  /** Larger or bold type is a heading, whatever number it begins with. */
  private isDisplay(line: Line): boolean {
    return (
      line.size > this.measures.bodySize * 1.1 || (line.bold && line.size > this.measures.bodySize * 0.95)
    );
  }

  private breaksWithin(open: Open, line: Line, label: ReturnType<typeof listLabelOf>): boolean {
    const { last, leaf } = open;
    if (Math.abs(last.size - line.size) > line.size * 0.07 || this.isDisplay(last) !== this.isDisplay(line))
      return true;
    const gap = line.y - last.y;
    if (gap > this.measures.leading(line.size) * 1.14 + 0.4 || gap < 0) return true;
    if (LEADERS.test(last.text)) return true;
    const short = this.endsShort(last, line, open.region);
    if (
      label &&
      (short || line.x > open.labelX + 2 || (leaf.type === 'list-item' && line.x < (open.bodyX ?? 0) - 2))
    )
      return true;
    if (this.isDisplay(line)) return splitHeadingLabel(line.text).label !== null;
    if (leaf.type === 'list-item')
      return (short && !this.goesOn(last, line, open.region)) || this.leavesItem(open, line);
    if (short && this.goesOn(last, line, open.region)) return false;
    const indented = line.x > (open.bodyX ?? open.labelX) + line.size * 0.7;
    return short || indented;
  }

  /** Left of the item's text stands the next paragraph, unless the sentence plainly goes on: then items do not hang. */
  private leavesItem(open: Open, line: Line): boolean {
    if (open.bodyX === null || line.x >= open.bodyX - line.size * 0.5) return false;
    return line.x < open.labelX - 2 || !/^\p{Ll}/u.test(line.text);
  }

  /** Whether the next line's first word would have had room: then somebody ended the line on purpose. */
  private endsShort(last: Line, next: Line, region: Region): boolean {
    return this.measures.rightOf(region) - last.right > firstWordWidth(next) * 1.08 + last.size * 0.2;
  }

  /** A sentence in its middle, on a line that reaches most of the way: broken early for the looks of it. */
  private goesOn(last: Line, next: Line, region: Region): boolean {
    const reach = (last.right - region.left) / Math.max(1, this.measures.rightOf(region) - region.left);
    return reach > 0.75 && !/[.!?:;)”"»]$/.test(last.text) && /^[\p{Ll}\d]/u.test(next.text);
  }

  private breaksAcross(open: Open, line: Line, region: Region, hasLabel: boolean): boolean {
    const { last, leaf } = open;
    if (hasLabel || this.isDisplay(line) || this.isDisplay(last)) return true;
    if (Math.abs(last.size - line.size) > line.size * 0.07 || LEADERS.test(last.text)) return true;
    if (this.endsShort(last, line, open.region)) return true;
    const indent = line.x - region.left;
    const expected = leaf.type === 'list-item' ? (open.bodyX ?? open.labelX) - open.region.left : 0;
    // At the top of a column there may be only this paragraph, so the column's own edge says little.
    const hanging =
      leaf.type === 'list-item' &&
      Math.abs(indent - expected) > line.size &&
      Math.abs(indent) > line.size * 0.3;
    if (hanging || (leaf.type !== 'list-item' && indent > line.size * 0.7)) return true;
    return (
      /[.!?:]$/.test(last.text) &&
      last.right < this.measures.rightOf(open.region) - 2 &&
      /^\p{Lu}/u.test(line.text)
    );
  }

  /** Depth of a list item by its indent among the indents of the items just before it. */
  private depthOf(x: number, region: Region): number {
    if (this.open?.leaf.type !== 'list-item') this.indents = [];
    const indent = x - region.left;
    this.indents = this.indents.filter((known) => known < indent + 3);
    if (!this.indents.some((known) => Math.abs(known - indent) <= 3)) this.indents.push(indent);
    return Math.min(9, this.indents.length);
  }
}
