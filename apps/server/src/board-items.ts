// What of the work in many responses is a person's own, what waits for others, and what is done.
import type { LocalDate, OutlineSection, PersonId, ResponseId, Role } from '@samsvar/domain';
import type { BoardBody } from '@samsvar/protocol';
import type { SectionOf } from './comment/sections';
import type { BoardResponseRow, BoardSectionRow, BoardSuggestionRow, BoardThreadRow } from './board.store';

type Item = BoardBody['items'][number];

/** Who looks, the date in Sweden, and since when what is done is still shown. */
export interface Looking {
  readonly personId: PersonId;
  readonly role: Role;
  readonly today: LocalDate;
  readonly since: Date;
}

/** One response with everything in it that may have to do with the person. */
export interface BoardMatter {
  readonly response: BoardResponseRow;
  /** The person may accept and reject suggestions in it. */
  readonly mayDecide: boolean;
  readonly sections: readonly BoardSectionRow[];
  readonly threads: readonly BoardThreadRow[];
  readonly suggestions: readonly BoardSuggestionRow[];
  /** The section that each block stands in. */
  readonly sectionOf: SectionOf;
}

/** Characters of a quote that are shown. */
const QUOTE = 200;

/** The person's items in one response. */
export const itemsOf = (matter: BoardMatter, looking: Looking): Item[] => {
  const sections = matter.sections.flatMap((section) => sectionItem(matter, section, looking) ?? []);
  const suggestions = matter.suggestions.flatMap((suggestion) => suggestionItem(matter, suggestion, looking) ?? []);
  // What is said about a suggestion does not stand beside it once more.
  const isThere = (thread: BoardThreadRow) => suggestions.some(({ threadId }) => threadId === thread.id);
  const threads = matter.threads.flatMap((thread) => (isThere(thread) ? [] : (threadItem(matter, thread, looking) ?? [])));
  return [...sections, ...threads, ...suggestions];
};

/** What is due first comes first. */
export const inBoardOrder = (a: Item, b: Item): number =>
  dueOf(a).localeCompare(dueOf(b)) || a.response.title.localeCompare(b.response.title, 'sv') || a.title.localeCompare(b.title, 'sv');

const dueOf = ({ dueOn, response }: Item): LocalDate => dueOn ?? response.dueOn;

const sectionItem = (matter: BoardMatter, section: BoardSectionRow, looking: Looking): Item | null => {
  const heading = matter.response.outline.find(({ id }) => id === section.sectionId);
  const isOver = section.state === 'done' && section.updatedAt <= looking.since;
  if (!heading || isOver) return null;
  const about = { title: titleOf(heading), sectionId: heading.id, state: section.state };
  if (section.people.some(({ personId }) => personId === looking.personId)) {
    const column = section.state === 'done' ? 'done' : section.state === 'ready-for-review' ? 'waiting' : 'mine';
    return item(matter, looking, { ...about, kind: 'section', column, people: [] });
  }
  const isToReview = looking.role === 'reviewer' && section.state === 'ready-for-review';
  return isToReview ? item(matter, looking, { ...about, kind: 'review', column: 'mine', people: namesOf(section) }) : null;
};

const threadItem = (matter: BoardMatter, thread: BoardThreadRow, looking: Looking): Item | null => {
  const found = threadColumn(thread, looking.personId);
  if (!found) return null;
  const title = thread.quote === null || thread.quote === '' ? matter.response.title : shortened(thread.quote);
  return item(matter, looking, { ...found, kind: 'thread', title, threadId: thread.id, sectionId: placeOf(matter, thread.block) });
};

const threadColumn = (thread: BoardThreadRow, me: PersonId): Pick<Item, 'column' | 'people'> | null => {
  if (thread.isSettled) return { column: 'done', people: [thread.by] };
  if (thread.assignedTo === me) return { column: 'mine', people: [thread.by] };
  if (thread.createdBy === me && thread.assigned !== null) return { column: 'waiting', people: [thread.assigned] };
  return thread.isCalled ? { column: 'mine', people: [thread.by] } : null;
};

const suggestionItem = (matter: BoardMatter, suggestion: BoardSuggestionRow, looking: Looking): Item | null => {
  const sectionId = placeOf(matter, suggestion.block);
  const section = matter.sections.find((planned) => planned.sectionId === sectionId);
  const found = suggestionColumn(suggestion, { section, mayDecide: matter.mayDecide, me: looking.personId });
  const title = shortened(suggestion.quote) || matter.response.title;
  return found && item(matter, looking, { ...found, kind: 'suggestion', title, threadId: suggestion.threadId, sectionId });
};

const suggestionColumn = (
  { state, createdBy, by, decided }: BoardSuggestionRow,
  { section, mayDecide, me }: { section: BoardSectionRow | undefined; mayDecide: boolean; me: PersonId },
): Pick<Item, 'column' | 'people'> | null => {
  if (state !== 'open') return { column: 'done', people: decided === null ? [] : [decided] };
  if (createdBy === me) return { column: 'waiting', people: section ? namesOf(section, me) : [] };
  const people = section?.people ?? [];
  const isAnswerable = people.some(({ personId }) => personId === me) || people.every(({ part }) => part !== 'owner');
  return mayDecide && isAnswerable ? { column: 'mine', people: [by] } : null;
};

/** An item as it goes over the wire; it is late when its section's date, or else the response's, has passed. */
const item = (
  { response, sections }: BoardMatter,
  { today }: Looking,
  about: Pick<Item, 'column' | 'kind' | 'title' | 'people' | 'sectionId'> & Partial<Pick<Item, 'threadId' | 'state'>>,
): Item => {
  const { id, title, organisation, dueOn } = response;
  const sectionDue = sections.find(({ sectionId }) => sectionId === about.sectionId)?.dueOn ?? null;
  const isLate = about.column !== 'done' && (sectionDue ?? dueOn) < today;
  return { threadId: null, state: null, ...about, response: { id, title, organisation, dueOn }, dueOn: sectionDue, isLate };
};

const placeOf = ({ sectionOf }: BoardMatter, block: string | null): string | null =>
  block === null ? null : sectionOf(block);

const titleOf = ({ number, title }: OutlineSection): string => [number, title].filter(Boolean).join(' ');

const namesOf = ({ people }: BoardSectionRow, but: PersonId | null = null): string[] =>
  people.filter(({ personId }) => personId !== but).map(({ name }) => name);

const shortened = (quote: string): string => {
  const words = quote.replace(/\s+/g, ' ').trim();
  const characters = [...words];
  return characters.length > QUOTE ? `${characters.slice(0, QUOTE).join('')}…` : words;
};

/** The rows of each response. */
export const byResponse = <T extends { readonly responseId: ResponseId }>(rows: readonly T[]): ReadonlyMap<ResponseId, readonly T[]> => {
  const grouped = new Map<ResponseId, T[]>();
  for (const row of rows) grouped.set(row.responseId, [...(grouped.get(row.responseId) ?? []), row]);
  return grouped;
};
