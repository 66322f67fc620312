// Compares a text with what it cites: quotations character by character, and amounts near a citation.
import type { CheckFinding } from '@samsvar/domain';
import { isHeading } from '../response/headings';
import { plainText, textAttribute, type NodeJson } from '../response/json';
import { ATOM, isTextBlock } from '../response/line';
import { amountsIn, isComparable, isSameAmount, type Amount } from './amounts';
import { quotedDifferences } from './quoted-words';
import { sentencesOf, type Sentence } from './sentences';

/** The words of a passage; undefined when it is unknown. */
export type WordsOfPassage = (passageId: string) => string | undefined;

/** What the text is compared with. */
interface Cited {
  readonly wordsOf: WordsOfPassage;
  readonly blocksOf: WordsOfPassage;
}

/** Where in the text a finding stands. */
interface Place {
  readonly blockId: string;
  readonly sectionId: string | null;
}

/** A citation in a line of text. */
interface Chip {
  readonly citationId: string;
  readonly words: string;
  /** The whole blocks that the words stand in, as far as they are known. */
  readonly around: string;
  readonly at: number;
}

/**
 * What differs from the passages, in the order of the text. Citations whose passage is unknown are passed over. Of amounts,
 * those that stand in neither the cited words nor the whole blocks around them (`blocksOf`): a sentence often says more of the
 * paragraph than what it points at. A text of 50 pages takes some milliseconds.
 */
export const checkCitations = (text: NodeJson, wordsOf: WordsOfPassage, blocksOf: WordsOfPassage = wordsOf): CheckFinding[] => {
  const cited = { wordsOf, blocksOf };
  const findings: CheckFinding[] = [];
  const visit = (node: NodeJson, place: Place): void => {
    const here = { ...place, blockId: textAttribute(node, 'id') ?? place.blockId };
    findings.push(...checkPinned(node, here, wordsOf));
    if (isTextBlock(node)) findings.push(...checkLine(node, here, cited));
    else node.content?.forEach((child) => visit(child, here));
  };
  let sectionId: string | null = null;
  for (const block of text.content ?? []) {
    if (isHeading(block)) sectionId = textAttribute(block, 'id');
    visit(block, { blockId: '', sectionId });
  }
  return findings;
};

/** A quotation of its own, and the source's words in a proposed wording. */
const checkPinned = (node: NodeJson, place: Place, wordsOf: WordsOfPassage): CheckFinding[] => {
  if (node.type !== 'quotation' && node.type !== 'proposedWording') return [];
  const citationId = textAttribute(node, 'citationId');
  const words = wordsOf(textAttribute(node, 'passageId') ?? '');
  const quoted = node.type === 'quotation' ? plainText(node) : (textAttribute(node, 'fromText') ?? '');
  if (!citationId || words === undefined || quoted.trim() === '') return [];
  return quotedDifferences(quoted, words).map((difference) => ({ kind: 'quotation', citationId, ...place, ...difference }));
};

const checkLine = (node: NodeJson, place: Place, cited: Cited): CheckFinding[] => {
  const { line, chips } = lineOf(node, cited);
  if (chips.length === 0) return [];
  return sentencesOf(line).flatMap((sentence) => {
    const near = chips.filter(({ at }) => at >= sentence.from && at < sentence.to);
    if (near.length === 0) return [];
    const quotes = quotesIn(line, sentence);
    return [...checkQuotes(quotes, near), ...checkAmounts(line, { sentence, quotes, near })].map((finding) => ({ ...finding, ...place }));
  });
};

const lineOf = (node: NodeJson, { wordsOf, blocksOf }: Cited): { line: string; chips: Chip[] } => {
  const chips: Chip[] = [];
  let line = '';
  for (const child of node.content ?? []) {
    const passageId = textAttribute(child, 'passageId') ?? '';
    const words = child.type === 'citation' ? wordsOf(passageId) : undefined;
    const citationId = textAttribute(child, 'citationId');
    if (words !== undefined && citationId) chips.push({ citationId, words, around: blocksOf(passageId) ?? '', at: line.length });
    line += child.type === 'text' ? (child.text ?? '') : child.type === 'hardBreak' ? '\n' : ATOM;
  }
  return { line, chips };
};

/** Words in quote marks. */
interface Quote {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Swedish ”…”, and what other habits write. A word alone in quote marks is no quotation, but a way to speak. */
const QUOTED = /[”"“„]([^”"“„]+)[”"“]|[»«]([^»«]+)[«»]/gu;

const quotesIn = (line: string, { from, to }: Sentence): Quote[] =>
  [...line.slice(from, to).matchAll(QUOTED)].flatMap((found) => {
    const text = (found[1] ?? found[2] ?? '').replaceAll(ATOM, ' ').trim();
    return /\s/u.test(text) ? [{ text, from: from + found.index, to: from + found.index + found[0].length }] : [];
  });

type Found = Pick<CheckFinding, 'kind' | 'citationId' | 'found' | 'expected'>;

/** The one that is meant: the first after it, or the last before. The sentence has at least one. */
const nearest = (chips: readonly Chip[], at: number): Chip | undefined => chips.find((chip) => chip.at >= at) ?? chips.at(-1);

/** A quotation may be of any of the passages that the sentence cites. */
const checkQuotes = (quotes: readonly Quote[], near: readonly Chip[]): Found[] =>
  quotes.flatMap(({ text, to }) => {
    if (near.some(({ words }) => quotedDifferences(text, words).length === 0)) return [];
    const chip = nearest(near, to);
    return chip ? quotedDifferences(text, chip.words).map((difference): Found => ({ kind: 'quotation', citationId: chip.citationId, ...difference })) : [];
  });

interface Near {
  readonly sentence: Sentence;
  readonly quotes: readonly Quote[];
  readonly near: readonly Chip[];
}

/** Amounts outside of quotations, which are compared as such. */
const checkAmounts = (line: string, { sentence, quotes, near }: Near): Found[] => {
  const isQuoted = (at: number) => quotes.some(({ from, to }) => at >= from && at < to);
  const amounts = amountsIn(line.slice(sentence.from, sentence.to)).filter(({ from }) => !isQuoted(sentence.from + from));
  if (amounts.length === 0) return [];
  const cited = near.flatMap(({ words }) => amountsIn(words));
  const around = near.flatMap((chip) => amountsIn(chip.around));
  return amounts.flatMap((amount): Found[] => {
    if ([...cited, ...around].some((other) => isSameAmount(amount, other))) return [];
    const chip = nearest(near, sentence.from + amount.to);
    if (!chip) return [];
    const meant = mostAlike(amount, cited);
    // What is counted, and years, may have nothing to do with what is cited; sums and shares should.
    if (!meant && (amount.kind === 'year' || amount.kind === 'date' || !amount.isMeasure)) return [];
    return [{ kind: 'amount', citationId: chip.citationId, found: amount.text, expected: meant?.text ?? null }];
  });
};

/** Of those that could be meant, the one of the same unit, and nearest in size. */
const mostAlike = (amount: Amount, others: readonly Amount[]): Amount | null => {
  const comparable = others.filter((other) => isComparable(amount, other) && (amount.unit === null || amount.unit === other.unit));
  const distance = ({ value }: Amount) => Math.abs(Math.log((value + 1) / (amount.value + 1)));
  return comparable.reduce<Amount | null>((best, other) => (best === null || distance(other) < distance(best) ? other : best), null);
};
