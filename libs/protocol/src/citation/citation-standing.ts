// A citation's state in a word: what people are shown of it, and the sentence that tells it.
import type { Language } from '@samsvar/domain';
import type { CitationState } from './citation-state.shape';

/**
 * `in-step`: pinned to the newest version in use, or that has not been looked at. Then, in that version: `unchanged`, `moved`,
 * `edited` (and settled), `waiting` for somebody to say where it is, `gone`, or `kept` with the old version by somebody's wish.
 */
export const CITATION_STANDINGS = ['in-step', 'unchanged', 'moved', 'edited', 'waiting', 'gone', 'kept'] as const;
export type CitationStanding = (typeof CITATION_STANDINGS)[number];

/** The one that says most. */
export const standingOf = ({ current }: Pick<CitationState, 'current'>): CitationStanding => {
  if (!current) return 'in-step';
  if (current.isKept) return 'kept';
  if (current.state === 'gone') return 'gone';
  return current.isWaiting ? 'waiting' : current.state;
};

/** Whether somebody should look at it: its words are others now, it is not found, it waits, or its source was taken back. */
export const needsLook = (state: CitationState): boolean => state.isWithdrawn || ['edited', 'waiting', 'gone'].includes(standingOf(state));

/** "citerad v1 s. 14 – nu v2 s. 16, ändrad", with what else is to be known. Null when there is nothing to tell. */
export const standingText = (state: CitationState, language: Language): string | null => {
  const words = WORDS[language];
  const { pinned, current, isWithdrawn, isRecognised } = state;
  const standing = standingOf(state);
  const place = ({ no, pageLabel }: CitationState['pinned']) => [`v${no}`, pageLabel && words.page(pageLabel)].filter(Boolean).join(' ');
  const said = [
    current && `${words.cited} ${place(pinned)} – ${standing === 'gone' ? words.gone(current.no) : `${words.now} ${place(current)}, ${wordOf(state, standing, words)}`}`,
    isWithdrawn && words.withdrawn,
    isRecognised && words.recognised,
  ].filter(Boolean);
  return said.length > 0 ? said.join('; ') : null;
};

const wordOf = ({ current }: CitationState, standing: CitationStanding, words: (typeof WORDS)['sv']): string => {
  if (standing === 'edited' && current?.hasSubstanceChanged) return words.substance;
  return standing === 'in-step' || standing === 'gone' ? '' : words[standing];
};

const sv = {
  cited: 'citerad',
  now: 'nu',
  page: (label: string) => `s. ${label}`,
  unchanged: 'oförändrad',
  moved: 'flyttad',
  edited: 'ändrad',
  substance: 'ändrad i sak',
  waiting: 'väntar på beslut',
  kept: 'hänvisningen behålls där den är',
  gone: (no: number) => `finns inte i v${no}`,
  withdrawn: 'källan är återkallad',
  recognised: 'texten är igenkänd i en bild och kan vara fel',
};
const WORDS: Readonly<Record<Language, typeof sv>> = {
  sv,
  en: {
    cited: 'cited',
    now: 'now',
    page: (label) => `p. ${label}`,
    unchanged: 'unchanged',
    moved: 'moved',
    edited: 'changed',
    substance: 'changed in substance',
    waiting: 'waiting for a decision',
    kept: 'the citation stays where it is',
    gone: (no) => `not in v${no}`,
    withdrawn: 'the source has been withdrawn',
    recognised: 'the text was recognised in a picture and may be wrong',
  },
};
