// The demo's review: who shares the response, what is said and suggested about it, and who works with which section.
import type { NodeJson } from '@samsvar/document';
import { ANCHOR_CONTEXT, type AnchorTarget, type OutlineSection, type Part, type SuggestionScope, type ThreadOutcome, type Visibility, type WorkState } from '@samsvar/domain';
import { readDemoText } from './demo-files';

/** A comment: people and organisations are called by their keys in `people.json`. */
export interface DemoComment {
  readonly by: string;
  readonly text: string;
  readonly mentions: readonly string[];
}

/** A thread on some words of the text, or on the whole when there are none. */
export interface DemoThread extends DemoComment {
  readonly key: string;
  readonly visibility: Visibility;
  readonly quote: string | null;
  readonly isBlocking?: boolean;
  readonly assignedTo?: string;
  readonly answers?: readonly DemoComment[];
  readonly settled?: { readonly by: string; readonly outcome: ThreadOutcome; readonly note: string };
}

/** Other words in place of some, or a paragraph after the one that begins with them. */
export interface DemoSuggestion {
  readonly key: string;
  readonly by: string;
  readonly visibility: Visibility;
  readonly scope: Exclude<SuggestionScope, 'blocks'>;
  readonly quote: string;
  readonly proposed: string;
  readonly reason: string;
  readonly decision?: { readonly by: string; readonly accept: boolean; readonly reason: string };
}

/** A named version, kept once these suggestions have been decided on. */
export interface DemoVersion {
  readonly label: string;
  readonly by: string;
  readonly after: readonly string[];
}

/** The plan of one section, which is named by its number or else its title. */
export interface DemoSectionPlan {
  readonly section: string;
  readonly by: string;
  readonly owner: string;
  readonly coOwners: readonly string[];
  readonly state: WorkState;
  readonly dueInDays: number;
}

/** What `review.json` holds. */
export interface DemoReview {
  readonly party: { readonly organisation: string; readonly part: Part };
  readonly threads: readonly DemoThread[];
  readonly suggestions: readonly DemoSuggestion[];
  readonly versions: readonly DemoVersion[];
  readonly plan: readonly DemoSectionPlan[];
  readonly wordLimit: number;
}

/** Reads the review. The file is our own; what it names is found when it is used. */
export const readDemoReview = async (): Promise<DemoReview> => JSON.parse(await readDemoText('review.json')) as DemoReview;

/** Some words of a text: where they stand, and the nodes that they are. */
export interface DemoPlace {
  readonly target: AnchorTarget;
  readonly nodes: readonly NodeJson[];
}

/** The first place where the words stand within one piece of text; null when there is none. */
export const findWordsInText = (node: NodeJson, words: string): DemoPlace | null => {
  let offset = 0;
  for (const child of node.content ?? []) {
    const at = child.type === 'text' ? (child.text ?? '').indexOf(words) : -1;
    const found = at >= 0 ? placeIn(node, { from: offset + at, words, like: child }) : findWordsInText(child, words);
    if (found) return found;
    offset += child.type === 'text' ? (child.text ?? '').length : 1;
  }
  return null;
};

/** The block at the top of a text that begins with some words, as a whole; null when there is none. */
export const findBlockBeginning = (text: NodeJson, words: string): DemoPlace | null => {
  const block = text.content?.find((candidate) => wordsOf(candidate).startsWith(words));
  const point = block && { block: idOf(block), offset: 0 };
  if (!block || !point) return null;
  const target = { from: point, to: point, isWhole: true, quote: wordsOf(block), prefix: '', suffix: '', relative: null };
  return { target, nodes: [block] };
};

/** The section with this number, or else this title. */
export const findSection = (outline: readonly OutlineSection[], name: string): string | null =>
  outline.find(({ number, title }) => (number ?? title) === name)?.id ?? null;

const placeIn = (block: NodeJson, { from, words, like }: { from: number; words: string; like: NodeJson }): DemoPlace => {
  const id = idOf(block);
  const all = wordsOf(block);
  const at = all.indexOf(words);
  const target = {
    from: { block: id, offset: from },
    to: { block: id, offset: from + words.length },
    isWhole: false,
    quote: words,
    prefix: all.slice(Math.max(0, at - ANCHOR_CONTEXT), at),
    suffix: all.slice(at + words.length, at + words.length + ANCHOR_CONTEXT),
    relative: null,
  };
  return { target, nodes: [{ ...like, text: words }] };
};

const idOf = ({ attrs }: NodeJson): string => {
  const id = attrs?.['id'];
  return typeof id === 'string' ? id : '';
};

const wordsOf = (node: NodeJson): string => (node.content ?? []).map((child) => child.text ?? '').join('');
