// Finding phrases by words of their title or text.

interface Searched {
  readonly title: string;
  readonly body: string;
}

/** Those that hold every word of the query, in any order and case; all for an empty one. Hits in titles come first. */
export const findPhrases = <Phrase extends Searched>(phrases: readonly Phrase[], query: string): readonly Phrase[] => {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const holds = (text: string): boolean => words.every((word) => text.includes(word));
  const hits = phrases.filter(({ title, body }) => holds(plain(`${title} ${body}`)));
  return words.length === 0 ? hits : [...hits.filter(({ title }) => holds(plain(title))), ...hits.filter(({ title }) => !holds(plain(title)))];
};

const plain = (text: string): string => text.normalize('NFC').toLocaleLowerCase('sv');
