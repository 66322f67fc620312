// Amounts in Swedish text: numbers with units, per cent, shares, money, years and dates, in digits and in words.
import { fractionsIn, numeral, writtenNumbers } from './number-words';

/**
 * What an amount measures. `number`: a count or a sum, whatever its unit; money is counted in kronor, and compared with numbers
 * too, since "12 miljoner" may be written without the kronor. `ratio`: "8 av 22".
 */
export type AmountKind = 'percent' | 'ratio' | 'points' | 'money' | 'number' | 'year' | 'date';

export interface Amount {
  readonly kind: AmountKind;
  /** The number in its smallest unit; of a date `month * 100 + day` or, without a day, `month * 100`. */
  readonly value: number;
  /** Of dates with a year. */
  readonly year: number | null;
  /** Of “8 av 22” the 22. */
  readonly of: number | null;
  /** A percentage that is written as a part: “en tredjedel”. */
  readonly isFraction: boolean;
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
const MEASURES = /^(?:procent|år|månad|veck|dag|dygn|timm|minut|meter|kilomet|km|mil$|hektar|ha$|ton|kg|liter|kwh|mwh|gwh|twh|mw$|gw$|kw$|grader)/iu;

/** What makes a number a place in a document, and no amount. */
const REFERENCE = /(?:\bavsnitt(?:en)?|\bavsn\.|\bsid(?:an|orna)?\.?|(?<!\p{L})s\.|\bkap(?:itel)?\.?|\bpunkt(?:en|erna)?|\bartikel|\bart\.|\bbilaga|\bbil\.|§{1,2}|\bdnr|\bSOU|\bprop\.|\bdir\.|\bSFS|\bversion(?:en)?|\bremissversion|\bsteg|\byrkande|\bfigur|\btabell|\bnr|\bnummer|\bdel|\bfråga|\bmål|\bden\s+\d{1,2}\.|[/:])\s*(?:\d+[.–-])*$/iu;

/** All amounts of a text, in order. Places in documents (“avsnitt 4.3”, “s. 14”, “4 kap. 2 §”) are none. */
export const amountsIn = (text: string): Amount[] => {
  const taken: Amount[] = [];
  const isFree = (from: number, to: number) => taken.every((one) => to <= one.from || from >= one.to);
  for (const read of [isoDates, writtenDates, ratios, fractions, numbers, years, numberWords]) {
    for (const amount of read(text)) if (isFree(amount.from, amount.to)) taken.push(amount);
  }
  return taken.sort((a, b) => a.from - b.from);
};

const NOTHING = { year: null, of: null, isFraction: false, unit: null, isMeasure: true };

const amount = (found: RegExpExecArray, about: Pick<Amount, 'kind' | 'value'> & Partial<Amount>): Amount => ({
  ...NOTHING, text: found[0].trim(), from: found.index, to: found.index + found[0].length, ...about,
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

/** After “en” and “ett” these make a number of what else is an article. */
const AFTER_ARTICLE = /^(?:procent|promille|procentenhet|kronor|år)$/iu;

const numberWords = (text: string): Amount[] =>
  writtenNumbers(text).flatMap(({ value, isArticle, isScaled, from, to }) => {
    if (REFERENCE.test(text.slice(Math.max(0, from - 24), from))) return [];
    const [after = '', unit = ''] = (isScaled ? /^\s+(kronor|kr|SEK)(?!\p{L})/u : /^\s+(\p{L}+)/u).exec(text.slice(to)) ?? [];
    if (numeral(unit) !== null || (isArticle && !AFTER_ARTICLE.test(unit))) return [];
    const read = isScaled ? measured(unit || 'miljoner', '') : measured(unit, '');
    if (!read) return [];
    // “Inom ett år” is said of much; it is compared with other numbers of years alone.
    const isMeasure = read.isMeasure && !(isArticle && read.unit !== null);
    const scale = isScaled ? 1 : read.scale;
    return [{ ...NOTHING, ...read, isMeasure, value: round(value * scale), text: text.slice(from, to + after.length), from, to: to + after.length }];
  });

/** “8 av 22” is the eight; the 22 after it is a number like others. */
const ratios = (text: string): Amount[] =>
  each(/(?<![\p{L}\d.,:/-]|\d[ \u00A0\u202F\u2009])(\d+|\p{L}+)(?=(\s+av\s+(?:de\s+)?(\d+|\p{L}+)(?![\p{L}\d]|[.,]\d|[ \u00A0\u202F\u2009]\d{3}|\s?%|\s+(?:procent|miljon|miljard|tusen|hundra))))/gu, text, (found) => {
    const [value, of] = [found[1], found[3]].map((written) => (/^\d/u.test(written ?? '') ? Number(written) : numeral(written ?? '')));
    if (value == null || of == null || value > of) return [];
    return [amount(found, { kind: 'ratio', value, of, isMeasure: false, text: `${found[0]}${found[2] ?? ''}` })];
  });

const fractions = (text: string): Amount[] =>
  fractionsIn(text).map(({ percent, from, to }) => ({ ...NOTHING, kind: 'percent', value: percent, isFraction: true, isMeasure: false, text: text.slice(from, to), from, to }));

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
  if (one.kind === 'percent' && other.kind === 'percent' && (one.isFraction || other.isFraction)) return Math.abs(one.value - other.value) <= ROUNDING;
  return isComparable(one, other) && one.value === other.value && one.of === other.of;
};

/** How far a percentage may be from a part of a whole that it is the same as: “en tredjedel” is 33 per cent, and 34. */
const ROUNDING = 1;

/**
 * Whether one could have been meant by the other. “Hälften” may be of anything, so that it is compared with other parts alone; of
 * “8 av 22” either number has to be the same.
 */
export const isComparable = (one: Amount, other: Amount): boolean => {
  const isSum = ({ kind }: Amount) => kind === 'money' || kind === 'number';
  if (one.kind === 'ratio') return other.kind === 'ratio' && (one.of === other.of || one.value === other.value);
  if (one.isFraction) return other.isFraction;
  if (isSum(one) && isSum(other)) return one.kind === other.kind || (one.unit === null && other.unit === null);
  return one.kind === other.kind || (one.kind === 'year' && other.kind === 'date' && other.year !== null);
};
