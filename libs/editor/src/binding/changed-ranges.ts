// Where in the text a change was made, which the words before and after do not always tell.
import type { Node } from '@tiptap/pm/model';
import { Mapping, type StepMap } from '@tiptap/pm/transform';

/** A stretch of the content of one node, in the node's own offsets. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The stretches of each node in which something was put in or, when they are empty, taken out. */
export type ChangedRanges = ReadonlyMap<Node, readonly Range[]>;

/** The stretches of `document` that the steps behind these maps, in their order, put in or took out. */
export const changedRanges = (document: Node, maps: readonly StepMap[]): ChangedRanges => {
  const ranges = new Map<Node, Range[]>();
  const add = (node: Node, range: Range) => ranges.set(node, [...(ranges.get(node) ?? []), range]);
  const whole = new Mapping(maps);
  maps.forEach((map, at) => {
    const later = whole.slice(at + 1);
    map.forEach((_oldStart, _oldEnd, start, end) => {
      const [from, to] = [later.map(start, -1), later.map(end, 1)];
      // Maps of steps that the document has not been through tell nothing about it.
      if (to > document.content.size) return;
      const [$from, $to] = [document.resolve(from), document.resolve(to)];
      if ($from.parent === $to.parent) add($from.parent, { from: $from.parentOffset, to: $to.parentOffset });
      else {
        add($from.parent, { from: $from.parentOffset, to: $from.parent.content.size });
        add($to.parent, { from: 0, to: $to.parentOffset });
      }
    });
  });
  return ranges;
};
