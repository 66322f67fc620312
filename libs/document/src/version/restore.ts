// How a text should read once a version, or one section of it, is brought back.
import { nodeWithoutAnchors } from '../response/anchors';
import { headingLevel, isHeading } from '../response/headings';
import { textAttribute, type NodeJson } from '../response/json';
import { idsIn } from '../response/keys';
import type { ResponseContent } from '../response/ydoc';
import { withAnchorsOf } from './carry-anchors';
import type { BlockChange } from './change';
import { diffBlocks } from './diff-blocks';

/** `no-section`: the version holds no heading with that id. */
export type Restored =
  | { readonly type: 'restored'; readonly content: ResponseContent; readonly changed: number }
  | { readonly type: 'no-section' };

/**
 * The content after `to`, or one section of it (a heading and what stands under it, `null` for everything), is brought
 * back. Ids are those of `to`; anchors of the present text are kept on the words that survive. A section that is gone is
 * put back where it stood. Blocks that only moved between the section and others are lost nowhere: what stands in another
 * section now stays there, and its copy comes without an id. `changed` counts blocks put in, changed, moved and taken
 * out; when it is 0 the content is the present one. Pure.
 */
export const restored = (content: ResponseContent, to: ResponseContent, sectionId: string | null): Restored => {
  const version = nodeWithoutAnchors(to.text);
  const blocks = sectionId === null ? (version.content ?? []) : withSection(content.text.content ?? [], version.content ?? [], sectionId);
  if (blocks === null) return { type: 'no-section' };
  const text = withAnchorsOf(content.text, { ...content.text, content: blocks });
  const overallStance = sectionId === null ? to.overallStance : content.overallStance;
  const changed = countChanged(diffBlocks(nodeWithoutAnchors(content.text), nodeWithoutAnchors(text))) + (overallStance === content.overallStance ? 0 : 1);
  return { type: 'restored', content: changed === 0 ? content : { text, overallStance }, changed };
};

type Blocks = readonly NodeJson[];

/** The present blocks with one section as it was; null when the version has none with that id. */
const withSection = (now: Blocks, version: Blocks, sectionId: string): Blocks | null => {
  const was = rangeOf(version, sectionId);
  if (!was) return null;
  const is = rangeOf(now, sectionId);
  const [from, to] = is ?? gapFor(now, version, was);
  const [above, present, below] = [now.slice(0, from), now.slice(from, to), now.slice(to)];
  const elsewhere = idsIn([...above, ...below]);
  const back = version.slice(...was).map((block) => withoutIdsIn(block, elsewhere));
  // What came here from another section would otherwise be in none.
  const guests = idsIn([...version.slice(0, was[0]), ...version.slice(was[1])]);
  const kept = present.filter((block) => guests.has(textAttribute(block, 'id') ?? ''));
  return [...above, ...back, ...kept, ...below];
};

type Range = readonly [from: number, to: number];

/** From a heading to the next of its level or a higher one. */
const rangeOf = (blocks: Blocks, sectionId: string): Range | null => {
  const from = blocks.findIndex((block) => isHeading(block) && textAttribute(block, 'id') === sectionId);
  const heading = blocks[from];
  return heading ? [from, endOf(blocks, from + 1, headingLevel(heading))] : null;
};

const endOf = (blocks: Blocks, from: number, level: number): number => {
  const next = blocks.findIndex((block, i) => i >= from && isHeading(block) && headingLevel(block) <= level);
  return next < 0 ? blocks.length : next;
};

/** Where a section that is gone stood: before the heading that followed it, or after the section that it followed. */
const gapFor = (now: Blocks, version: Blocks, [from, to]: Range): Range => {
  const places = new Map(now.flatMap((block, i) => (isHeading(block) ? [[textAttribute(block, 'id') ?? '', i]] : [])));
  const placesOf = (blocks: Blocks) => blocks.flatMap((block) => (isHeading(block) ? [places.get(textAttribute(block, 'id') ?? '')] : [])).filter((place) => place !== undefined);
  const above = placesOf(version.slice(0, from)).at(-1);
  const below = placesOf(version.slice(to)).find((place) => above === undefined || place > above);
  const [heading] = version.slice(from);
  const at = below ?? (above === undefined ? now.length : endOf(now, above + 1, heading ? headingLevel(heading) : 1));
  return [at, at];
};

/** Two blocks never have one id; whoever writes next gives the copy its own. */
const withoutIdsIn = (node: NodeJson, taken: ReadonlySet<string>): NodeJson => {
  const id = textAttribute(node, 'id');
  const { id: _, ...attrs } = node.attrs ?? {};
  return {
    ...node,
    ...(id !== null && taken.has(id) && { attrs }),
    ...(node.content && { content: node.content.map((child) => withoutIdsIn(child, taken)) }),
  };
};

const countChanged = (blocks: readonly BlockChange[]): number =>
  blocks.reduce((sum, { kind, children, attributes }) => {
    if (kind === 'same') return sum;
    if (kind !== 'changed' || !children) return sum + 1;
    return sum + countChanged(children) + (attributes.length > 0 ? 1 : 0);
  }, 0);
