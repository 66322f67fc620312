// The headings of a source as an outline, and which of them the reader is under.
import type { BlockBody } from '@samsvar/protocol';

/** One line of an outline. `depth` starts at 0 and never jumps, whatever the source's levels do. */
export interface OutlineLine {
  readonly ord: number;
  readonly depth: number;
  readonly label: string | null;
  readonly text: string;
}

/** The outline of a source; empty headings are left out. */
export const outlineOf = (blocks: readonly BlockBody[]): OutlineLine[] => {
  const open: number[] = [];
  const lines: OutlineLine[] = [];
  for (const block of blocks) {
    if (block.type !== 'heading' || !`${block.label ?? ''}${block.text}`.trim()) continue;
    const level = block.level ?? 1;
    while (open.length > 0 && (open[open.length - 1] ?? 0) >= level) open.pop();
    lines.push({ ord: block.ord, depth: open.length, label: block.label, text: block.text });
    open.push(level);
  }
  return lines;
};

/** The last heading at or before a block; null before the first. */
export const headingAbove = (lines: readonly OutlineLine[], ord: number): OutlineLine | null => {
  let found: OutlineLine | null = null;
  for (const line of lines) {
    if (line.ord > ord) break;
    found = line;
  }
  return found;
};
