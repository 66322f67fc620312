// The short words that stand for a passage: in the chip, and where a list has little room.

export interface LabelParts {
  readonly sourceTitle: string;
  readonly sectionLabel: string | null;
  readonly pageLabel: string | null;
}

/** Longest title in a chip; what a line of text bears beside the sentence it stands in. */
const TITLE_MAX = 24;
/** An unnumbered heading is named by its words, which may take less room than the title. */
const HEADING_MAX = 30;

/** "Life science-strategi…, avsn. 4.3, s. 14"; what is not known is left out. */
export const passageLabel = ({ sourceTitle, sectionLabel, pageLabel }: LabelParts): string =>
  [shortened(sourceTitle, TITLE_MAX), section(sectionLabel), pageLabel && `s. ${pageLabel}`]
    .filter(Boolean)
    .join(', ');

const section = (label: string | null): string | null => {
  if (!label) return null;
  const number = /^(?:\d+(?:\.\d+)*|[A-ZÅÄÖ](?:\.\d+)*)(?=\.?\s|\.?$)/u.exec(label)?.[0];
  return number && (/\d/.test(number) || label.startsWith(`${number}.`))
    ? `avsn. ${number}`
    : `”${shortened(label, HEADING_MAX)}”`;
};

/** At most `max` characters, cut after a whole word, with "…" where something was cut. */
export const shortened = (text: string, max: number): string => {
  if (text.length <= max) return text;
  const cut = text.slice(0, max);
  const atWord = /^(.*[^\s,;:–-])[\s,;:–-]+\S*$/u.exec(cut)?.[1];
  return `${atWord && atWord.length >= max / 2 ? atWord : cut.slice(0, max - 1).trimEnd()}…`;
};
