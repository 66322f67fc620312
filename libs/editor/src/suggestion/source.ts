// What a suggestion begins from, by what is selected or where the caret is.
import { nodeWithoutAnchors, type NodeJson } from '@samsvar/document';
import { SUGGESTION_LIMIT, type AnchorTarget, type SuggestionScope } from '@samsvar/domain';
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { NodeSelection, type EditorState } from '@tiptap/pm/state';
import type { NoPlace, SuggestionSource } from '../base/review';
import { isUnknown } from '../binding/unknown';
import { wordsBetween } from '../comment/blocks-by-id';
import { rangeOf, textTarget, wholeTarget, wordRange, type Range } from '../comment/target';

type ToJson = (node: Node) => NodeJson;

/**
 * Words within one block of text; else the whole blocks at the top of the text that are touched. With nothing selected
 * it is the caret's block, in a table the caret's line.
 */
export const suggestionSource = (state: EditorState, json: ToJson): SuggestionSource | NoPlace => {
  const { doc, selection } = state;
  const range = rangeOf(selection);
  const line = selection.empty ? lineInTable(selection.$from) : selection instanceof NodeSelection ? null : wordRange(doc, range);
  if (line && hasWords(doc, line) && doc.resolve(line.from).sameParent(doc.resolve(line.to))) return wordsSource(state, line, json);
  return blocksSource(state, line ?? range, json);
};

/** New blocks after the block at the top of the text that holds the end of the selection. */
export const insertionSource = ({ doc, selection }: EditorState): SuggestionSource | NoPlace => {
  const at = blocksIn(doc, rangeOf(selection)).at(-1);
  return at === undefined ? 'nothing-selected' : source('insert', wholeTarget(doc, at, at), []);
};

const hasWords = (doc: Node, { from, to }: Range): boolean => wordsBetween(doc, from, to).trim() !== '';

/** A whole table is much to propose for a change in one of its cells. */
const lineInTable = ($caret: ResolvedPos): Range | null => {
  if ($caret.depth === 0 || $caret.node(1).type.name !== 'table' || !$caret.parent.inlineContent) return null;
  return { from: $caret.start(), to: $caret.end() };
};

const wordsSource = (state: EditorState, range: Range, json: ToJson): SuggestionSource | NoPlace => {
  const { content } = state.doc.slice(range.from, range.to);
  if (holdsUnknown(content.content)) return 'protected';
  const base = nodeWithoutAnchors({ type: 'paragraph', content: content.content.map(json) }).content ?? [];
  return source('inline', textTarget(state, range), base);
};

const blocksSource = ({ doc }: EditorState, range: Range, json: ToJson): SuggestionSource | NoPlace => {
  const places = blocksIn(doc, range);
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined) return 'nothing-selected';
  const blocks = places.flatMap((place) => doc.nodeAt(place) ?? []);
  if (blocks.some((block) => block.type.name === 'sectionHeading') || holdsUnknown(blocks)) return 'protected';
  return source('blocks', wholeTarget(doc, first, last), blocks.map((block) => nodeWithoutAnchors(json(block))));
};

/** The positions of the blocks at the top of the text that a range touches. */
const blocksIn = (doc: Node, { from, to }: Range): number[] => {
  const places: number[] = [];
  doc.forEach((block, position) => {
    const end = position + block.nodeSize;
    // A range that ends where a block begins does not touch it; a caret touches where it stands.
    if (position < Math.max(to, from + 1) && end > from) places.push(position);
  });
  return places;
};

const holdsUnknown = (nodes: readonly Node[]): boolean =>
  nodes.some((node) => {
    let found = isUnknown(node);
    node.descendants((child) => !(found ||= isUnknown(child)));
    return found;
  });

const source = (scope: SuggestionScope, target: AnchorTarget | NoPlace, base: readonly NodeJson[]): SuggestionSource | NoPlace => {
  if (typeof target === 'string') return target;
  return JSON.stringify(base).length > SUGGESTION_LIMIT ? 'too-long' : { scope, target, base };
};
