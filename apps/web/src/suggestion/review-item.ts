// What the panel of review lists: comments and suggestions as one kind of thing, filtered, ordered and counted.
import type { OrganisationId, PersonId, ThreadId, Visibility } from '@samsvar/domain';
import type { AnchorBody, CommentBody, SuggestionBody, ThreadBody, Who } from '@samsvar/protocol';

/** A thread of comments, or a suggestion with its thread. */
export interface ReviewItem {
  readonly id: ThreadId;
  readonly thread: ThreadBody;
  readonly suggestion: SuggestionBody | null;
  readonly anchor: AnchorBody | null;
  readonly by: Who;
  readonly nameInFile: string | null;
  readonly at: string;
  readonly visibility: Visibility;
  readonly sectionId: string | null;
  /** Waits for somebody: not settled, not decided. */
  readonly isOpen: boolean;
  readonly isDetached: boolean;
}

/** Makes items, the same objects again for what has not changed. A suggestion whose thread has not come yet waits for it. */
export const itemMaker = () => {
  let made = new Map<ThreadId, ReviewItem>();
  return (threads: readonly ThreadBody[], suggestions: readonly SuggestionBody[]): readonly ReviewItem[] => {
    const byThread = new Map(suggestions.map((suggestion) => [suggestion.threadId, suggestion]));
    const now = new Map<ThreadId, ReviewItem>();
    for (const thread of threads) {
      const suggestion = byThread.get(thread.id) ?? null;
      if (thread.kind === 'suggestion' && !suggestion) continue;
      const before = made.get(thread.id);
      const isSame = before?.thread === thread && before.suggestion === suggestion;
      now.set(thread.id, isSame ? before : itemOf(thread, suggestion));
    }
    made = now;
    return [...now.values()];
  };
};

const itemOf = (thread: ThreadBody, suggestion: SuggestionBody | null): ReviewItem => {
  const anchor = suggestion ? suggestion.anchor : thread.anchor;
  return {
    id: thread.id,
    thread,
    suggestion,
    anchor,
    by: suggestion?.by ?? thread.by,
    nameInFile: suggestion ? suggestion.nameInFile : thread.comments[0]?.nameInFile ?? null,
    at: suggestion?.at ?? thread.at,
    visibility: thread.visibility,
    sectionId: suggestion ? suggestion.sectionId : thread.sectionId,
    isOpen: suggestion ? suggestion.state === 'open' : thread.settled === null,
    isDetached: anchor?.state === 'detached',
  };
};

/** The comments of an item but for a suggestion's reason, which the server begins the thread with and which stands with the suggestion. */
export const talkOf = ({ thread, suggestion }: ReviewItem): readonly CommentBody[] => {
  const [first, ...rest] = thread.comments;
  return suggestion && first && first.by.id === suggestion.by.id && first.text === suggestion.reason ? rest : thread.comments;
};

/** What is shown of them. `section` is `''` for those outside every section. */
export interface ReviewFilter {
  readonly view: 'all' | 'mine';
  readonly state: 'open' | 'settled' | 'all';
  readonly kind: 'all' | 'comment' | 'suggestion';
  readonly section: string | null;
  readonly organisation: OrganisationId | null;
  readonly person: PersonId | null;
  readonly onlyMine: boolean;
  readonly onlyUnread: boolean;
  readonly onlyBlocking: boolean;
}

export const NO_FILTER: ReviewFilter = {
  view: 'all',
  state: 'open',
  kind: 'all',
  section: null,
  organisation: null,
  person: null,
  onlyMine: false,
  onlyUnread: false,
  onlyBlocking: false,
};

/** How many of the choices narrow what is shown; the view and the state are always seen. */
export const narrowingOf = (filter: ReviewFilter): number =>
  [filter.kind !== 'all', filter.section !== null, filter.organisation !== null, filter.person !== null, filter.onlyMine, filter.onlyUnread, filter.onlyBlocking].filter(Boolean).length;

/** Whether an item is shown to this person. */
export const passes = (item: ReviewItem, filter: ReviewFilter, me: PersonId): boolean => {
  const { thread, suggestion } = item;
  // What became of each of one's own is shown whatever its state.
  if (filter.view === 'mine') return suggestion !== null && suggestion.by.id === me;
  if (filter.state !== 'all' && item.isOpen !== (filter.state === 'open')) return false;
  if (filter.kind !== 'all' && (suggestion !== null) !== (filter.kind === 'suggestion')) return false;
  if (filter.section !== null && (item.sectionId ?? '') !== filter.section) return false;
  if (filter.organisation !== null && item.by.organisation.id !== filter.organisation) return false;
  if (filter.person !== null && item.by.id !== filter.person) return false;
  if (filter.onlyUnread && !thread.isUnread) return false;
  if (filter.onlyBlocking && !thread.isBlocking) return false;
  return !filter.onlyMine || thread.isMine || thread.assignedTo?.id === me || item.by.id === me;
};

/** The places of blocks in the text, by id. */
export type BlockOrder = ReadonlyMap<string, number>;

const NEWEST_FIRST = (a: ReviewItem, b: ReviewItem): number => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0);

/** In the order of the text: the whole first, then as they stand, and last those whose place is gone. Or the newest first. */
export const ordered = (items: readonly ReviewItem[], order: 'text' | 'time', blocks: BlockOrder): readonly ReviewItem[] => {
  if (order === 'time') return [...items].sort(NEWEST_FIRST);
  const placed = items.map((item) => ({ item, at: placeOf(item, blocks) }));
  placed.sort((a, b) => a.at.block - b.at.block || a.at.offset - b.at.offset || (a.item.at < b.item.at ? -1 : 1));
  return placed.map(({ item }) => item);
};

const placeOf = ({ anchor, isDetached }: ReviewItem, blocks: BlockOrder): { readonly block: number; readonly offset: number } => {
  if (anchor === null) return { block: -1, offset: 0 };
  if (isDetached) return { block: Infinity, offset: 0 };
  // A block that has just come or gone: after the others until the server has said where.
  return { block: blocks.get(anchor.from.block) ?? Number.MAX_SAFE_INTEGER, offset: anchor.from.offset };
};

/** What the panel's name and buttons count. */
export const countsOf = (items: readonly ReviewItem[]): { readonly open: number; readonly unread: number; readonly blocking: number } => {
  let open = 0;
  let unread = 0;
  let blocking = 0;
  for (const { isOpen, thread } of items) {
    if (isOpen) open += 1;
    if (thread.isUnread) unread += 1;
    if (isOpen && thread.isBlocking) blocking += 1;
  }
  return { open, unread, blocking };
};
