// Amounts in Swedish text: numbers with units, per cent, money, years and dates.

/**
 * What an amount measures. `number`: a count or a sum, whatever its unit; money is counted in kronor, and compared with numbers
 * too, since "12 miljoner" may be written without the kronor.
 */
export type AmountKind = 'percent' | 'points' | 'money' | 'number' | 'year' | 'date';

export interface Amount {
  readonly kind: AmountKind;
  /** The number in its smallest unit; of a date `month * 100 + day` or, without a day, `month * 100`. */
  readonly value: number;
  /** Of dates with a year. */
  readonly year: number | null;
  /** The unit's first letters, of what is counted: "komm". */
  readonly unit: string | null;
  /** A unit that measures, or a thing that is counted? */
  readonly isMeasure: boolean;
  /** As it is written, and where. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const MONTHS = ['januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti', 'september', 'oktober', 'november', 'december'];
const MONTH = MONTHS.join('|');
/** 1 200 000 with any blank, 1.200.000, 12,5 and 12.5. */
const NUMBER = String.raw`\d{1,3}(?:[ \u00A0\u202F\u2009]\d{3})+(?:,\d+)?|\d{1,3}(?:\.\d{3}){2,}|\d+(?:[.,]\d+)?`;
const SCALE: Readonly<Record<string, number>> = { tusen: 1e3, tkr: 1e3, milj: 1e6, mn: 1e6, mkr: 1e6, miljon: 1e6, miljard: 1e9, mdr: 1e9, md: 1e9 };
const WORDS: Readonly<Record<string, number>> = {
  två: 2, tre: 3, fyra: 4, fem: 5, sex: 6, sju: 7, åtta: 8, nio: 9, tio: 10, elva: 11, tolv: 12, femton: 15, tjugo: 20, trettio: 30, fyrtio: 40, femtio: 50, hundra: 100, tusen: 1000,
};
const MEASURES = /^(?:procent|år|månad|veck|dag|dygn|timm|minut|meter|kilomet|km|mil$|hektar|ha$|ton|kg|liter|kwh|mwh|gwh|twh|mw$|gw$|kw$|grader)/iu;

/** What makes a number a place in a document, and no amount. */
const REFERENCE = /(?:\bavsnitt(?:en)?|\bavsn\.|\bsid(?:an|orna)?\.?|(?<!\p{L})s\.|\bkap(?:itel)?\.?|\bpunkt(?:en|erna)?|\bartikel|\bart\.|\bbilaga|\bbil\.|§{1,2}|\bdnr|\bSOU|\bprop\.|\bdir\.|\bSFS|\bversion(?:en)?|\bremissversion|\bsteg|\byrkande|\bfigur|\btabell|\bnr|\bnummer|\bdel|\bfråga|\bmål|\bden\s+\d{1,2}\.|[/:])\s*(?:\d+[.–-])*$/iu;

/** All amounts of a text, in order. Places in documents (“avsnitt 4.3”, “s. 14”, “4 kap. 2 §”) are none. */
export const amountsIn = (text: string): Amount[] => {
  const taken: Amount[] = [];
  const isFree = (from: number, to: number) => taken.every((one) => to <= one.from || from >= one.to);
  for (const read of [isoDates, writtenDates, numbers, years, numberWords]) {
    for (const amount of read(text)) if (isFree(amount.from, amount.to)) taken.push(amount);
  }
  return taken.sort((a, b) => a.from - b.from);
};

const amount = (found: RegExpExecArray, about: Pick<Amount, 'kind' | 'value'> & Partial<Amount>): Amount => ({
  year: null, unit: null, isMeasure: true, text: found[0].trim(), from: found.index, to: found.index + found[0].length, ...about,
});

const each = (pattern: RegExp, text: string, read: (found: RegExpExecArray) => Amount[]): Amount[] => [...text.matchAll(pattern)].flatMap((found) => read(found));

const isoDates = (text: string): Amount[] =>
  each(/(?<![\d-])((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\d-])/gu, text, (found) => [
    amount(found, { kind: 'date', value: Number(found[2]) * 100 + Number(found[3]), year: Number(found[1]) }),
  ]);

const writtenDates = (text: string): Amount[] =>
  each(new RegExp(String.raw`(?<![\p{L}\d])(?:(\d{1,2})(?::e|:a)?\s+)?(${MONTH})(?:\s+((?:19|20)\d\d))?(?![\p{L}\d])`, 'giu'), text, (found) => {
    const month = MONTHS.indexOf((found[2] ?? '').toLowerCase()) + 1;
    // “mars” alone is no date.
    if (found[1] === undefined && found[3] === undefined) return [];
    return [amount(found, { kind: 'date', value: month * 100 + Number(found[1] ?? 0), year: found[3] === undefined ? null : Number(found[3]) })];
  });

/** A number or a range of two, and the word after it. */
const numbers = (text: string): Amount[] =>
  each(new RegExp(String.raw`(?<![\p{L}\d,.:/-])(${NUMBER})(?:\s?[–-]\s?(${NUMBER}))?\s?(%|‰|[\p{L}.]+)?(?:\s+(kronor|kr|SEK)(?!\p{L}))?`, 'gu'), text, (found) => {
    if (REFERENCE.test(text.slice(Math.max(0, found.index - 24), found.index)) || /^(?:kap|§|st\.)/u.test(found[3] ?? '')) return [];
    if (/^\s*(?:§|kap\b)/u.test(text.slice(found.index + found[0].length))) return [];
    const read = measured(found[3] ?? '', found[4] ?? '');
    if (!read) return [];
    return [found[1], found[2]].flatMap((written) => {
      if (written === undefined) return [];
      const value = round(valueOf(written) * read.scale);
      return [amount(found, { ...read, value, text: textOf(found, written) })];
    });
  });

const textOf = (found: RegExpExecArray, written: string): string => [written, found[3], found[4]].filter(Boolean).join(' ').replace(/ %$/u, ' %').replace(/[.,;]+$/u, '');

interface Measured {
  readonly kind: AmountKind;
  readonly scale: number;
  readonly unit: string | null;
  readonly isMeasure: boolean;
}

/** What the words after a number make of it; null when it is no amount. */
const measured = (word: string, currency: string): Measured | null => {
  const unit = word.toLowerCase().replace(/\.+$/u, '');
  const known = (kind: AmountKind, scale = 1): Measured => ({ kind, scale, unit: null, isMeasure: true });
  if (unit === '%' || unit === 'procent') return known('percent');
  if (unit.startsWith('procentenhet')) return known('points');
  if (unit === '‰' || unit === 'promille') return known('percent', 0.1);
  if (/^(?:kr|kronor|sek)$/u.test(unit)) return known('money');
  if (unit === 'tkr') return known('money', 1e3);
  if (/^(?:mnkr|mkr|mnsek)$/u.test(unit)) return known('money', 1e6);
  if (/^(?:mdkr|mdsek)$/u.test(unit)) return known('money', 1e9);
  const scale = Object.entries(SCALE).find(([name]) => unit === name || unit === `${name}er`)?.[1];
  if (scale !== undefined) return known(currency ? 'money' : 'number', scale);
  if (currency) return known('money');
  if (MEASURES.test(unit)) return { kind: 'number', scale: 1, unit: unit.slice(0, 4), isMeasure: true };
  return /^\p{L}{3,}$/u.test(unit) && !NO_UNIT.has(unit) ? { kind: 'number', scale: 1, unit: unit.slice(0, 4), isMeasure: false } : null;
};

const NO_UNIT: ReadonlySet<string> = new Set(['och', 'eller', 'samt', 'som', 'att', 'för', 'med', 'till', 'från', 'var', 'har', 'kan', 'ska', 'anges', 'inte', 'men', 'att', 'den', 'det', 'under', 'över', 'enligt', 'när', 'där']);

const years = (text: string): Amount[] =>
  each(/(?<![\p{L}\d.,:/-])(?:19|20)\d\d(?![\d:/]|[.,]\d|-(?!(?:19|20)\d\d(?!\d))\d)/gu, text, (found) =>
    REFERENCE.test(text.slice(Math.max(0, found.index - 24), found.index)) ? [] : [amount(found, { kind: 'year', value: Number(found[0]) })],
  ).concat(
    // The second of “2027–2033”.
    each(/(?<=(?:19|20)\d\d[–-])(?:19|20)\d\d(?![\d-])/gu, text, (found) => [amount(found, { kind: 'year', value: Number(found[0]) })]),
  );

const numberWords = (text: string): Amount[] =>
  each(/(?<!\p{L})(\p{Ll}+)\s+(procentenheter|procent|miljoner|miljarder|kronor|\p{Ll}{3,})/giu, text, (found) => {
    const value = WORDS[(found[1] ?? '').toLowerCase()];
    const read = value === undefined ? null : measured(found[2] ?? '', '');
    return read && value !== undefined ? [amount(found, { ...read, value: round(value * read.scale) })] : [];
  });

const valueOf = (written: string): number => {
  const plain = written.replace(/[ \u00A0\u202F\u2009]/gu, '');
  return Number(/^\d{1,3}(?:\.\d{3}){2,}$/u.test(plain) ? plain.replaceAll('.', '') : plain.replace(',', '.'));
};

/** Sums of decimal fractions are not exact. */
const round = (value: number): number => Math.round(value * 1e6) / 1e6;

/** Whether two amounts say the same, however they are written. */
export const isSameAmount = (one: Amount, other: Amount): boolean => {
  if (one.kind === 'date') {
    if (other.kind !== 'date') return false;
    const isDay = one.value === other.value || (one.value % 100 === 0 && Math.floor(other.value / 100) * 100 === one.value);
    return isDay && (one.year === null || other.year === null || one.year === other.year);
  }
  if (one.kind === 'year') return other.kind === 'year' ? other.value === one.value : other.kind === 'date' && other.year === one.value;
  return isComparable(one, other) && one.value === other.value;
};

/** Whether one could have been meant by the other. */
export const isComparable = (one: Amount, other: Amount): boolean => {
  const isSum = ({ kind }: Amount) => kind === 'money' || kind === 'number';
  if (isSum(one) && isSum(other)) return one.kind === other.kind || (one.unit === null && other.unit === null);
  return one.kind === other.kind || (one.kind === 'year' && other.kind === 'date' && other.year !== null);
};
