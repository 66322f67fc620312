// How a suggestion looks in the text: what would go is struck, what would come stands beside it.
import { saySame, type BlockChange, type NodeJson, type Span } from '@samsvar/document';
import type { AnchorId, SuggestionId } from '@samsvar/domain';
import type { Node } from '@tiptap/pm/model';
import { Decoration } from '@tiptap/pm/view';
import type { ShownSuggestion } from '../base/review';
import type { Place } from '../comment/anchors';
import { blocksById } from '../comment/blocks-by-id';
import { blocksWithin } from '../comment/changed-blocks';
import { element } from '../view/element';
import type { EditorWords } from '../base/words';
import { blockChanges, textOf } from './changed';
import styles from './suggestion.module.css';

/** What a drawing needs besides the suggestion. */
export interface Drawer {
  readonly words: EditorWords;
  /** Somebody clicked on new words. */
  choose(id: AnchorId): void;
}

/** What every decoration of a suggestion carries. */
export interface DrawnFor {
  readonly suggestion: SuggestionId;
}

interface Pen extends Drawer {
  readonly doc: Node;
  readonly suggestion: ShownSuggestion;
}

/** The decorations of a suggestion at its place; none when the text there is no longer what it began from. */
export const drawSuggestion = (drawer: Drawer, doc: Node, suggestion: ShownSuggestion, place: Place): Decoration[] => {
  const pen: Pen = { ...drawer, doc, suggestion };
  if (suggestion.scope === 'insert') return [blockWidget(pen, place.to, suggestion.proposed)];
  const at = suggestion.scope === 'inline' ? withAtoms(doc, place, suggestion.base) : place;
  const now = suggestion.scope === 'inline' ? lineAt(doc, at) : blocksAt(doc, at);
  if (!now || !saySame(now, suggestion.base)) return [];
  const changes = changesIn(suggestion);
  if (suggestion.scope === 'inline') return changes.flatMap(({ spans }) => (spans ? drawLine(pen, at.from, spans) : []));
  return drawBlocks(pen, changes, place) ?? [blockWidget(pen, place.to, suggestion.proposed)];
};

const compared = new WeakMap<readonly NodeJson[], { readonly base: readonly NodeJson[]; readonly changes: readonly BlockChange[] }>();

/** Compared once for each suggestion: the page hands in the same nodes again. */
const changesIn = ({ base, proposed }: ShownSuggestion): readonly BlockChange[] => {
  const kept = compared.get(proposed);
  if (kept?.base === base) return kept.changes;
  const changes = blockChanges(base, proposed);
  compared.set(proposed, { base, changes });
  return changes;
};

/** Citations and notes carry no marks: those that a suggestion begins or ends with stand beside its anchor. */
const withAtoms = (doc: Node, place: Place, base: readonly NodeJson[]): Place => {
  const [$from, $to] = [doc.resolve(place.from), doc.resolve(place.to)];
  const isText = ({ type }: NodeJson) => type === 'text';
  const before = $from.nodeAfter?.isText ? base.findIndex(isText) : 0;
  const after = $to.nodeBefore?.isText ? base.length - 1 - base.findLastIndex(isText) : 0;
  const from = Math.max(place.from - Math.max(before, 0), $from.start());
  return { ...place, from, to: Math.min(place.to + (after > 0 && before >= 0 ? after : 0), $to.end()) };
};

const lineAt = (doc: Node, { from, to, isWhole }: Place): NodeJson[] | null => {
  if (isWhole || !doc.resolve(from).sameParent(doc.resolve(to))) return null;
  return jsonOf(doc.slice(from, to).content.content);
};

const blocksAt = (doc: Node, { from, to, isWhole }: Place): NodeJson[] | null => {
  if (!isWhole) return null;
  const blocks: Node[] = [];
  blocksWithin(doc, { from, to }, (block) => blocks.push(block));
  return jsonOf(blocks);
};

// What ProseMirror writes, it types as `any`.
const jsonOf = (nodes: readonly Node[]): NodeJson[] => nodes.map((node) => node.toJSON() as NodeJson);

/** Goes along a line from a position, piece by piece. */
const drawLine = (pen: Pen, from: number, spans: readonly Span[]): Decoration[] => {
  const drawn: Decoration[] = [];
  let position = from;
  let added: NodeJson[] = [];
  const put = () => {
    if (added.length > 0) drawn.push(lineWidget(pen, position, added));
    added = [];
  };
  for (const { kind, node } of spans) {
    if (kind === 'added') {
      added.push(node);
      continue;
    }
    put();
    const end = position + (node.type === 'text' ? (node.text?.length ?? 0) : 1);
    const look = kind === 'removed' ? styles['struck'] : kind === 'formatted' ? styles['formatted'] : null;
    if (look) drawn.push(Decoration.inline(position, end, { class: look, 'data-suggestion': pen.suggestion.id }, drawnFor(pen)));
    position = end;
  }
  put();
  return drawn;
};

const drawnFor = ({ suggestion }: Pen): DrawnFor => ({ suggestion: suggestion.id });

/** Block by block; null when a block that changes cannot be told from others. */
const drawBlocks = (pen: Pen, changes: readonly BlockChange[], place: Place): Decoration[] | null => {
  const drawn: Decoration[] = [];
  let end = place.from;
  for (const change of changes) {
    const at = change.before ? found(pen, change.before, place) : null;
    if (change.before && at === null) return null;
    const to = at === null ? end : at + (pen.doc.nodeAt(at)?.nodeSize ?? 0);
    if (at === null || change.kind === 'moved' || isReplaced(change)) {
      if (at !== null) drawn.push(Decoration.node(at, to, { class: styles['struckBlock'] ?? '', 'data-suggestion': pen.suggestion.id }, drawnFor(pen)));
      if (change.after) drawn.push(blockWidget(pen, change.kind === 'moved' ? end : to, [change.after]));
    } else if (change.kind === 'removed') {
      drawn.push(Decoration.node(at, to, { class: styles['struckBlock'] ?? '', 'data-suggestion': pen.suggestion.id }, drawnFor(pen)));
    } else if (change.spans) drawn.push(...drawLine(pen, at + 1, change.spans));
    else if (change.children) {
      const inner = drawBlocks(pen, change.children, { from: at + 1, to: to - 1, isWhole: true });
      if (!inner) return null;
      drawn.push(...inner);
    }
    if (change.kind !== 'moved') end = to;
  }
  return drawn;
};

/** Changed otherwise than in its words or its parts: another kind of block. */
const isReplaced = ({ kind, spans, children }: BlockChange): boolean => kind === 'changed' && !spans && !children;

/** Where a block stands, by its id; those without one (rows and cells) are found by the first that has one in them. */
const found = ({ doc }: Pen, block: NodeJson, { from, to }: Place): number | null => {
  const [id, depth] = firstId(block, 0);
  const inner = id === null ? undefined : blocksById(doc).get(id);
  if (!inner) return null;
  const $inner = doc.resolve(inner.position);
  const at = depth === 0 ? inner.position : $inner.before($inner.depth - depth + 1);
  return at >= from && at < to && doc.nodeAt(at)?.type.name === block.type ? at : null;
};

const firstId = ({ attrs, content }: NodeJson, depth: number): readonly [id: string | null, depth: number] => {
  const id = attrs?.['id'];
  if (typeof id === 'string') return [id, depth];
  const first = content?.[0];
  return first ? firstId(first, depth + 1) : [null, depth];
};

/**
 * New words hold no words: the browser must find nothing in them to put a caret in, to copy or to search. They are
 * drawn from an attribute, and the panel tells them to those who do not see them.
 */
const lineWidget = (pen: Pen, position: number, nodes: readonly NodeJson[]): Decoration => {
  const words = nodes.map(wordsOf).join('');
  const make = () => clickable(pen, element('span', { class: styles['added'] ?? null, 'data-words': words, 'data-suggestion': pen.suggestion.id, contenteditable: 'false', 'aria-hidden': 'true' }));
  return Decoration.widget(position, make, how(pen, words));
};

const wordsOf = (node: NodeJson): string => {
  if (node.type === 'citation') return `[${String(node.attrs?.['label'] ?? '')}]`;
  if (node.type === 'footnote') return '*';
  return node.type === 'hardBreak' ? '\n' : (node.text ?? '');
};

const blockWidget = (pen: Pen, position: number, blocks: readonly NodeJson[]): Decoration => {
  const { words, suggestion } = pen;
  const lines = textOf(blocks).split('\n');
  const make = () => {
    const title = suggestion.scope === 'insert' ? words.review.newBlocks : words.review.proposedHere;
    const rows = lines.map((line) => element('span', { 'data-words': line }));
    return clickable(pen, element('div', { class: styles['addedBlock'] ?? null, 'data-title': title, 'data-suggestion': suggestion.id, contenteditable: 'false', 'aria-hidden': 'true' }, rows));
  };
  return Decoration.widget(position, make, how(pen, lines.join('\n')));
};

const how = (pen: Pen, words: string) => ({ key: `${pen.suggestion.id} ${words}`, side: 1, ignoreSelection: true, stopEvent: () => true, ...drawnFor(pen) });

const clickable = ({ choose, suggestion }: Pen, dom: HTMLElement): HTMLElement => {
  // The caret and the selection stay where they are.
  dom.addEventListener('mousedown', (event) => event.preventDefault());
  dom.addEventListener('click', () => choose(suggestion.anchorId));
  return dom;
};
