// Who made a change: by whom the words of the text after are, where that is known.
import { textAttribute, type BlockChange, type ListedChange, type TextDiff } from '@samsvar/document';
import type { Who } from '@samsvar/protocol';
import { countedText, type WrittenText } from './version-text';

/** The people behind each listed change, by its number. Nothing is said of words that were taken out. */
export const changeAuthors = (diff: TextDiff, after: WrittenText): ReadonlyMap<number, readonly Who[]> => {
  const blocks = new Map<string, Group[]>();
  const visit = (change: BlockChange): void => {
    const id = change.after && textAttribute(change.after, 'id');
    if (id != null && change.kind !== 'same') blocks.set(id, groupsOf(change));
    change.children?.forEach(visit);
  };
  diff.blocks.forEach(visit);
  const authors = new Map<number, readonly Who[]>();
  for (const change of diff.changes) {
    const found = change.blockId === null ? null : rangeOf(change, blocks.get(change.blockId) ?? []);
    const people = found && change.blockId !== null ? peopleIn(after, change.blockId, found) : [];
    if (people.length > 0) authors.set(change.no, people);
  }
  return authors;
};

/** Words that came in at one place of a block, from one offset to another. */
interface Group {
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

const groupsOf = ({ spans, after, kind }: BlockChange): Group[] => {
  if (!spans) return kind === 'added' && after ? [{ from: 0, to: countedText(after).length, words: bare(countedText(after)) }] : [];
  const groups: Group[] = [];
  let [at, from, words] = [0, -1, ''];
  const close = (): void => {
    if (from >= 0 && at > from) groups.push({ from, to: at, words: bare(words) });
    [from, words] = [-1, ''];
  };
  for (const { kind: what, node } of spans) {
    if (what === 'same') close();
    if (what === 'removed') continue;
    const text = node.type === 'text' ? (node.text ?? '') : '\ufffc';
    if (what === 'added' || what === 'formatted') {
      if (from < 0) from = at;
      words += text;
    }
    at += text.length;
  }
  close();
  return groups;
};

const bare = (words: string): string => words.replaceAll('\ufffc', '').replace(/\s+/g, ' ').trim();

/** The place of a listed change; each place is taken once. */
const rangeOf = ({ kind, after }: ListedChange, groups: Group[]): Group | null => {
  if (kind === 'removed' || kind === 'moved' || kind === 'attribute' || kind === 'overall-stance') return null;
  const words = bare(after);
  const at = groups.findIndex((group) => group.words === words);
  if (at >= 0) return groups.splice(at, 1)[0] ?? null;
  return groups.length === 1 ? (groups[0] ?? null) : null;
};

const peopleIn = ({ runs, people }: WrittenText, block: string, { from, to }: Group): Who[] => {
  const found = new Set<Who>();
  let at = 0;
  for (const [length, no] of runs?.[block] ?? []) {
    const who = people[no];
    if (who && at < to && at + length > from) found.add(who);
    at += length;
  }
  return [...found];
};
