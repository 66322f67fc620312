// A change in one sentence that can be read aloud.
import type { ListedChange } from '@samsvar/document';
import { SECTION_STATUSES, STANCES, STANCE_WORDS, type Language } from '@samsvar/domain';
import type { Who } from '@samsvar/protocol';
import type { AllWords } from '../base/all-words';
import { list } from '../base/dates';
import { sectionName } from './version-text';

interface Told {
  readonly total: number;
  readonly by: readonly Who[];
  readonly words: AllWords;
  readonly language: Language;
}

/** Characters of a quote in a sentence: the rest stands in the text. */
const QUOTE = 160;

/** "Ändring 3 av 27, avsnitt 2.1: ”bör” ersatt med ”ska”, Anna, Medtek" */
export const changeSentence = (change: ListedChange, told: Told): string => {
  const { words, total } = told;
  const what = [changeDone(change, words, told.language), ...whoChanged(told)].join(', ');
  return `${words.version.change.position(change.no, total)}, ${changePlace(change, words)}: ${what}`;
};

/** Where it is: by the section's number, or its heading where it has none. */
export const changePlace = ({ kind, section }: ListedChange, { version, response }: AllWords): string => {
  if (kind === 'overall-stance') return version.compare.wholeText.toLowerCase();
  return section ? version.change.section(section.number ?? sectionName(section, response.untitled)) : version.change.beforeSections;
};

/** Who did it, as far as it is known. */
export const whoChanged = ({ by, words, language }: Told): string[] => {
  const names = by.map(({ name, organisation }) => words.version.change.by(name, organisation.name));
  // Most changes are by one person, and there may be a thousand of them.
  return names.length < 2 ? names : [list(names, language)];
};

/** What was done. */
export const changeDone = (change: ListedChange, { version, response, ...words }: AllWords, language: Language): string => {
  const say = version.change;
  const [before, after] = [clipped(change.before), clipped(change.after)];
  switch (change.kind) {
    case 'replaced':
      return say.replaced(before, after);
    case 'added':
      return after ? say.added(after) : say.addedBlank;
    case 'removed':
      return before ? say.removed(before) : say.removedBlank;
    case 'moved':
      return say.moved(after || before);
    case 'formatted':
      return say.formatted(after || before);
    case 'attribute': {
      const all = { version, response, ...words };
      const value = (text: string) => attributeValue(change.name ?? '', text, all, language);
      return version.compare.attributeTurn(version.compare.attribute(change.name ?? ''), value(change.before), value(change.after));
    }
    case 'overall-stance': {
      const value = (text: string) => stanceWords(text, language) ?? version.compare.noOverall;
      return say.overall(value(change.before), value(change.after));
    }
  }
};

/** An attribute's value in words. */
export const attributeValue = (name: string, value: unknown, { version, response }: AllWords, language: Language): string => {
  if (value === null || value === undefined || value === '') return version.compare.noValue;
  const text = String(value);
  if (name === 'stance') return stanceWords(text, language) ?? text;
  const status = SECTION_STATUSES.find((known) => known === text);
  return name === 'status' && status ? response.statuses[status] : clipped(text);
};

const stanceWords = (text: string, language: Language): string | null => {
  const stance = STANCES.find((known) => known === text);
  return stance ? STANCE_WORDS[stance][language] : null;
};

const clipped = (words: string): string => {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length <= QUOTE ? line : `${line.slice(0, QUOTE).trimEnd()}…`;
};
