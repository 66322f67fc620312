// Reads a hunspell dictionary at build time: every form of every word, and where in a compound it may stand.
import { foldWords } from './fold';

/** What a form may be: a part before others in a compound, its last part, a word by itself. */
export const FIRST = 1;
export const LAST = 2;
export const WORD = 4;

interface Ending {
  readonly cut: string;
  readonly add: string;
  /** Flags of what the ending makes. */
  readonly flags: string;
  readonly fits: RegExp;
}

/** Endings by their flag; prefixes are left out, since what they make is seldom part of a compound. */
const endingsOf = (aff: string): ReadonlyMap<string, readonly Ending[]> => {
  const endings = new Map<string, Ending[]>();
  for (const line of aff.split('\n')) {
    const [kind, flag, cut, made, condition] = line.trim().split(/\s+/);
    // The first line of each flag has a count where the others have what is added.
    if (kind !== 'SFX' || !flag || cut === undefined || made === undefined || condition === undefined) continue;
    const [add = '', flags = ''] = made.split('/');
    const ending = { cut: cut === '0' ? '' : cut, add: add === '0' ? '' : add, flags, fits: new RegExp(`${condition}$`) };
    endings.set(flag, [...(endings.get(flag) ?? []), ending]);
  }
  return endings;
};

const LETTERS = /^[a-zåäö]+$/;
/** Names are short words of other languages, of which much could be made. */
const SHORTEST_NAME = 5;
/** What is not marked as the end of compounds may still end one when it is as long as this: the marks are sparse. */
const SHORTEST_UNMARKED = 5;
const SHORTEST = 3;

const rolesOf = (form: string, flags: string, isEnd: boolean): number => {
  const isFirst = /[XU]/.test(flags);
  const isWord = !flags.includes('Z');
  const isLast = isWord && (isEnd || form.length >= SHORTEST_UNMARKED);
  return (isFirst ? FIRST : 0) | (isLast ? LAST : 0) | (isWord ? WORD : 0);
};

/** All forms with their roles. Letters are folded; what has other characters than letters is left out. */
export const wordForms = (aff: string, dic: string): Map<string, number> => {
  const endings = endingsOf(aff);
  const forms = new Map<string, number>();
  const add = (form: string, roles: number): void => {
    const folded = foldWords(form);
    // “el” is the one word of two letters that begins compounds which matter here.
    if (roles && LETTERS.test(folded) && (folded.length >= SHORTEST || folded === 'el')) forms.set(folded, (forms.get(folded) ?? 0) | roles);
  };
  for (const line of dic.split('\n')) {
    const [word = '', flags = ''] = (line.trim().split(/\s/)[0] ?? '').split('/');
    // % forbids a word; ¤ says that it is none without an ending.
    if (flags.includes('%') || (/^\p{Lu}/u.test(word) && word.length < SHORTEST_NAME)) continue;
    const isEnd = flags.includes('Y');
    // “gatu-” is only ever a beginning.
    if (word.endsWith('-')) add(word.slice(0, -1), FIRST);
    if (!flags.includes('¤')) add(word, rolesOf(word, flags, isEnd));
    for (const flag of flags) {
      for (const { cut, add: end, flags: made, fits } of endings.get(flag) ?? []) {
        if (!word.endsWith(cut) || !fits.test(word)) continue;
        const form = word.slice(0, word.length - cut.length) + end;
        add(form, rolesOf(form, made, isEnd));
      }
    }
  }
  return forms;
};
