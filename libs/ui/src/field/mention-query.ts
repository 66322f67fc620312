// What somebody is writing after an @, and what it may mean.

/** Somebody or something that can be called. `label` is what stands after the @, unlike every other. */
export interface MentionOption {
  readonly id: string;
  readonly label: string;
  /** What tells it from others: an organisation, a title. */
  readonly detail: string;
}

/** The longest name that is looked for. */
const QUERY_LIMIT = 60;

/** The words between the last @ and the caret, and where the @ stands; null when none is being written. */
export const mentionQuery = (text: string, caret: number): { readonly at: number; readonly query: string } | null => {
  const before = text.slice(Math.max(0, caret - QUERY_LIMIT - 1), caret);
  const found = /(?:^|[\s([])@([^@\n]*)$/u.exec(before);
  if (!found) return null;
  const query = found[1] ?? '';
  return { at: caret - query.length - 1, query };
};

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Those whose label has a word that begins with each word of the query, or whose detail has; labels first. */
export const matchingMentions = (options: readonly MentionOption[], query: string, most = 8): readonly MentionOption[] => {
  const wanted = plain(query).split(/\s+/u).filter(Boolean);
  const has = (text: string): boolean => {
    const words = plain(text).split(/[\s(),.-]+/u);
    return wanted.every((begin) => words.some((word) => word.startsWith(begin)));
  };
  const byLabel = options.filter(({ label }) => has(label));
  const byDetail = options.filter((option) => !byLabel.includes(option) && has(`${option.label} ${option.detail}`));
  return [...byLabel, ...byDetail].slice(0, most);
};

/** Those whose label stands in the text after an @; a longer label takes the place of one that it begins with. */
export const mentionsIn = <Option extends { readonly label: string }>(text: string, options: readonly Option[]): readonly Option[] => {
  const byLength = [...options].sort((a, b) => b.label.length - a.label.length);
  let rest = text;
  return byLength.filter(({ label }) => {
    const isThere = label !== '' && rest.includes(`@${label}`);
    if (isThere) rest = rest.replaceAll(`@${label}`, '\n');
    return isThere;
  });
};
