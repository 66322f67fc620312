// Demands: “Att …” points, numbered or in a list that is said to be one of demands. Aims, benefits and advice are left alone.
import type { Block, FoundInSource } from '@samsvar/domain';
import { within } from './place';

/** What a text that leads to demands says. */
const LEADS =
  /(?:^|[^\p{L}])(?:yrka\p{L}*|tilläggsyrkand\p{L}*|hemställ\p{L}*|föreslå\p{L}*|kräver|kräva|uppmanar|begär|anhåller|förslag till (?:beslut|yttrande|ställningstagande)|beslutsförslag|krav|våra förslag|beslutar?)(?=$|[^\p{L}])/iu;
/** Somebody wants it, and the list says what. */
const WANTS = /(?:^|[^\p{L}])vill(?: att| se)?\s*[:–-]?$/iu;
/** A list of what is good, likely or to be had in mind asks nobody for anything. */
const LEADS_ELSEWHERE =
  /(?:^|[^\p{L}])(?:syft\p{L}*|mål(?:et|en)?|innebär|betyder|fördel\p{L}*|nackdel\p{L}*|handlar|visar|risk\p{L}*|exempel\p{L}*|orsak\p{L}*|skäl\p{L}*|leder till|bidrar|tänka på|läsa|göra|konstaterar|framgår|resultat\p{L}*|vision\p{L}*)(?=$|[^\p{L}])/iu;

const POINT = /^(?:(\(?(?:\d{1,2}|[a-zåäö])[.)])\s+|[–•-]\s+)?(att\s+\p{L}.*)$/isu;
const COUNTED = /^\(?(?:\d{1,2}|[a-zåäö])[.)]+$/i;
/** What joins a point to the next is no part of it. */
const JOIN = /(?:[,;]?\s+(?:och|samt))?[,;]?\s*$/iu;
const LONGEST = 5_000;
const MOST = 100;
const LONGEST_LEAD = 400;

interface Point {
  readonly block: Block;
  readonly no: string | null;
  readonly from: number;
  readonly to: number;
}

/** Every demand, in the order of the text. */
export const demandsIn = (blocks: readonly Block[]): FoundInSource[] => {
  const found: FoundInSource[] = [];
  for (let at = 0; at < blocks.length && found.length < MOST; at += 1) {
    const run = runFrom(blocks, at);
    if (run.length === 0) continue;
    if (isOfDemands(run, leadOf(blocks, at))) for (const point of run) found.push(demandOf(point));
    at += run.length - 1;
  }
  return found.slice(0, MOST);
};

/** Points that follow each other from a place on. */
const runFrom = (blocks: readonly Block[], start: number): Point[] => {
  const run: Point[] = [];
  for (let at = start; at < blocks.length; at += 1) {
    const point = pointOf(blocks[at]);
    if (!point) break;
    run.push(point);
  }
  return run;
};

const pointOf = (block: Block | undefined): Point | null => {
  if (!block || (block.type !== 'list-item' && block.type !== 'paragraph') || block.text.length > LONGEST) return null;
  const match = POINT.exec(block.text);
  if (!match?.[2]) return null;
  const from = block.text.length - match[2].length;
  const to = from + match[2].replace(JOIN, '').length;
  const label = (block.label && COUNTED.test(block.label) ? block.label : match[1]) ?? null;
  return { block, no: label && label.replace(/[().]/g, ''), from, to };
};

/** The words right before: a line that ends in a colon or says what is asked, or else the heading. */
const leadOf = (blocks: readonly Block[], at: number): string => {
  const before = blocks[at - 1];
  if (!before || before.type === 'table-cell' || before.text.length > LONGEST_LEAD) return '';
  const above = blocks[at - 2];
  // A short line may have its meaning from the heading above it.
  return before.type === 'heading' || above?.type !== 'heading' ? lastSentence(before.text) : `${above.text} ${lastSentence(before.text)}`;
};

const lastSentence = (text: string): string => text.split(/(?<=[.!?])\s+/).at(-1) ?? text;

const isOfDemands = (run: readonly Point[], lead: string): boolean => {
  if (LEADS_ELSEWHERE.test(lead) && !/yrka|hemställ|förslag till beslut/i.test(lead)) return false;
  if (LEADS.test(lead) || WANTS.test(lead)) return true;
  // A line that leads to a list of something else.
  if (/:$/.test(lead)) return false;
  // Numbered sentences of this form are demands where nothing else is said; a lonely one could be the beginning of anything.
  return run.length > 1 && run.every(isNumberedSentence) && isFollowing(run);
};

const isNumberedSentence = ({ no, block, from }: Point): boolean =>
  no !== null && /\d/.test(no) && block.type === 'list-item' && block.text.startsWith('Att', from);

/** Whether the numbers follow each other. */
const isFollowing = (run: readonly Point[]): boolean =>
  run.every(({ no }, index) => index === 0 || Number(no) === Number(run[index - 1]?.no) + 1);

const demandOf = ({ block, no, from, to }: Point): FoundInSource => ({
  value: { kind: 'demand', no, text: block.text.slice(from, to) },
  range: within(block, from, to),
});
