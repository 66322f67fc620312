// Headings by size, weight and number, and the labels in front of headings and items.
import { depthOfLabel, listLabelOf, splitHeadingLabel } from '../../base/text';
import { heaviest, roughText, type Leaf } from './leaf';
import { withoutStart } from './line';

const styleOf = (leaf: Leaf): string => {
  const size = Math.max(...leaf.lines.map((line) => line.size));
  return `${String(Math.round(size * 2) / 2).padStart(6, '0')} ${leaf.lines.every((line) => line.bold) ? 'bold' : 'plain'}`;
};

const looksLikeHeading = (leaf: Leaf, bodySize: number): boolean => {
  if (leaf.type !== 'paragraph' || leaf.lines.length === 0 || leaf.lines.length > 4) return false;
  const text = roughText(leaf);
  if (text.length > 220 || !/\p{L}/u.test(text)) return false;
  const size = Math.min(...leaf.lines.map((line) => line.size));
  if (size >= bodySize * 1.12) return true;
  const bold = leaf.lines.every((line) => line.bold);
  return bold && size >= bodySize * 0.97 && text.length <= 140 && !/[.;:,]$/.test(text);
};

/** Turns paragraphs into headings by how they are set. Levels follow their numbers where they have them, else size and weight. */
export const findHeadings = (leaves: readonly Leaf[], bodySize: number): void => {
  const headings = leaves.filter((leaf) => looksLikeHeading(leaf, bodySize));
  const ranks = [...new Set(headings.map(styleOf))].sort((a, b) => (a < b ? 1 : -1));
  const depths = new Map<string, Map<number, number>>();
  for (const leaf of headings) {
    const depth = depthOfLabel(splitHeadingLabel(roughText(leaf)).label);
    if (depth === null) continue;
    const seen = depths.get(styleOf(leaf)) ?? new Map<number, number>();
    depths.set(styleOf(leaf), seen.set(depth, (seen.get(depth) ?? 0) + 1));
  }
  for (const leaf of headings) {
    const style = styleOf(leaf);
    const byNumber =
      depthOfLabel(splitHeadingLabel(roughText(leaf)).label) ??
      heaviest(depths.get(style) ?? new Map<number, number>(), 0);
    leaf.type = 'heading';
    leaf.level = Math.min(6, byNumber > 0 ? byNumber : ranks.indexOf(style) + 1);
  }
};

/** Moves the number of a heading, and a bullet left in an item's text, into the label. */
export const splitLabels = (leaves: readonly Leaf[]): void => {
  for (const leaf of leaves) {
    const first = leaf.lines[0];
    if (!first || leaf.label !== null || leaf.isContents) continue;
    if (leaf.type === 'heading') {
      const { label } = splitHeadingLabel(roughText(leaf));
      if (label === null) continue;
      leaf.label = label;
      leaf.lines[0] = withoutStart(first, label.length);
    } else if (leaf.type === 'list-item') {
      const label = listLabelOf(first.text);
      if (!label) continue;
      leaf.label = label.label;
      leaf.lines[0] = withoutStart(first, label.length);
    } else if (leaf.type === 'footnote') {
      const label = /^(\d{1,3}|\*)[.)]?\s*(?=\p{L})/u.exec(first.text);
      if (!label?.[1]) continue;
      leaf.label = label[1];
      leaf.lines[0] = withoutStart(first, label[0].length);
    }
  }
};
