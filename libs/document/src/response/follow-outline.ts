// How a response reads once its mirrored outline follows a new version of the source. Nothing that was written is lost.
import { STANCE_WORDS, STANCES } from '@samsvar/domain';
import { changesOfOutline, type OutlineFollowed } from './follow-outline-changes';
import { countMirrored, pairHeadings, type FollowedVersions } from './follow-outline-pairs';
import { Written, deeper, isWritten, piecesOf, withLevel, type MirroredPiece, type Pieces } from './follow-outline-pieces';
import { headingLevel, headingWords } from './headings';
import { plainText, textAttribute, type NodeJson } from './json';
import { levelsOf, mirrored as newSection, type NewId } from './mirror';
import { heaviestRising } from './rising';
import type { ResponseContent } from './ydoc';

/** The heading of our own under which sections are kept that the source no longer has. */
export const KEPT_SECTIONS = 'Avsnitt som inte längre finns i remissen';

/** The content after following, and what that changes. Equal to the content before when nothing differs. */
export interface FollowedContent {
  readonly content: ResponseContent;
  readonly changes: OutlineFollowed;
}

/**
 * Lets the mirrored outline follow the new version: headings that it has too go where it has them, with all that stands
 * under them; new ones arrive undecided, with an empty paragraph; those it has no longer are kept with their text under a
 * heading of our own at the end, when anything was written or a stance taken there. Sections of our own stay where they are. Pure.
 */
export const followOutline = (content: ResponseContent, versions: FollowedVersions, newId: NewId): FollowedContent => {
  const { same, of } = countMirrored(content.text, versions.to);
  // Two people may ask for it at once: for the second it is done already.
  if (same === of && of === versions.to.length) return { content, changes: { kept: of, changed: [], added: [], removed: [] } };
  const pieces = piecesOf(content.text.content ?? []);
  const { pairs, versions: mirrored, levels } = withoutLeftOut(pieces, versions);
  const following: Following = { pieces, pairs, versions: mirrored, levels, newId };
  const written = new Written();
  const finals = putMirrored(written, following);
  written.put(withKept(pieces.closing, keptSections(following), newId));
  return {
    content: { ...content, text: { ...content.text, content: written.blocks } },
    changes: changesOfOutline({ mirrored: pieces.mirrored, pairs, to: mirrored.to, levels: finals }),
  };
};

/** What the text has never mirrored of the followed version it does not mirror of the new one, either: that was somebody's choice. */
const withoutLeftOut = (pieces: Pieces, versions: FollowedVersions): Pick<Following, 'pairs' | 'versions' | 'levels'> => {
  const { pairs, leftOut } = pairHeadings(pieces.mirrored.map(({ heading }) => heading), versions);
  const kept = versions.to.flatMap((_, place) => (leftOut.has(place) ? [] : [place]));
  const places = new Map(kept.map((place, i) => [place, i]));
  const isKept = (_: unknown, place: number) => places.has(place);
  return {
    pairs: pairs.map((place) => (place === null ? null : (places.get(place) ?? null))),
    versions: { ...versions, to: versions.to.filter(isKept) },
    levels: levelsOf(versions.to).filter(isKept),
  };
};

interface Following {
  readonly pieces: Pieces;
  /** For each mirrored heading its place in the new version. */
  readonly pairs: readonly (number | null)[];
  readonly versions: FollowedVersions;
  /** Of the new version's headings, by the source. */
  readonly levels: readonly number[];
  readonly newId: NewId;
}

/** Everything in the order of the new version, sections of our own among it. Answers the levels that its headings have got. */
const putMirrored = (written: Written, following: Following): readonly number[] => {
  const { pieces, pairs, versions, levels, newId } = following;
  const homes = new Map(pairs.flatMap((place, index) => (place === null ? [] : [[place, index] as const])));
  const { stays, beside, leading } = ownSections(following);
  const finals: number[] = [];
  let waiting: readonly number[] = [];
  const putWaiting = () => {
    for (const index of waiting) written.put(deeper(pieces.mirrored[index]?.beside ?? [], shiftBeside(index, following, finals)));
    waiting = [];
  };
  written.put(leading);
  versions.to.forEach((heading, place) => {
    const index = homes.get(place);
    const piece = index === undefined ? undefined : pieces.mirrored[index];
    const isStaying = index !== undefined && stays.has(index);
    // What comes newly between stands before a section of our own that is above it, or would be in that one.
    if (isStaying || (levels[place] ?? 1) <= topLevel(pieces.mirrored[waiting[0] ?? -1]?.beside ?? [])) putWaiting();
    const level = Math.min(levels[place] ?? 1, written.deepestNext);
    finals[place] = level;
    if (!piece) return written.put(newSection(heading, level, newId));
    const attrs = { ...piece.heading.attrs, level, number: heading.label, title: heading.text, sourceBlock: heading.ord };
    written.put([{ ...piece.heading, attrs }, ...deeper(piece.under, level - piece.level)]);
    if (isStaying) waiting = [...waiting, ...(beside.get(index) ?? [])];
  });
  putWaiting();
  return finals;
};

const topLevel = (blocks: readonly NodeJson[]): number => {
  const [first] = blocks;
  return first ? headingLevel(first) : Infinity;
};

interface OwnSections {
  /** Mirrored headings that are not moved: as much text as possible. */
  readonly stays: ReadonlySet<number>;
  /** Which mirrored headings have sections of our own beside them that come after one that stays. */
  readonly beside: ReadonlyMap<number, readonly number[]>;
  readonly leading: readonly NodeJson[];
}

const ownSections = ({ pieces: { mirrored, leading }, pairs }: Following): OwnSections => {
  const paired = mirrored.flatMap((piece, index) => {
    const place = pairs[index];
    return typeof place === 'number' ? [{ index, place, weight: weightOf([piece.heading, ...piece.under]) }] : [];
  });
  const chosen = heaviestRising(paired.map(({ place }) => place), paired.map(({ weight }) => weight));
  const stays = new Set(chosen.flatMap((i) => paired[i]?.index ?? []));
  const beside = new Map<number, readonly number[]>();
  const first: NodeJson[] = [...leading];
  let home: number | null = null;
  mirrored.forEach((piece, index) => {
    if (stays.has(index)) home = index;
    if (home === null) first.push(...piece.beside);
    else if (piece.beside.length > 0) beside.set(home, [...(beside.get(home) ?? []), index]);
  });
  return { stays, beside, leading: first };
};

/** How much deeper the mirrored heading has gone that a section of our own beside another lies under. */
const shiftBeside = (index: number, { pieces: { mirrored }, pairs }: Following, finals: readonly number[]): number => {
  const level = topLevel(mirrored[index]?.beside ?? []);
  let above: number | null = index;
  while (above !== null && (mirrored[above]?.level ?? 0) >= level) above = mirrored[above]?.parent ?? null;
  const was = above === null ? undefined : mirrored[above]?.level;
  const is = above === null ? undefined : finals[pairs[above] ?? -1];
  return was === undefined || is === undefined ? 0 : is - was;
};

/** How much it matters that blocks are not moved: their words, and a little for being there. */
const weightOf = (blocks: readonly NodeJson[]): number => blocks.reduce((sum, block) => sum + 1 + plainText(block).length, 0);

/** What is kept of the sections that are no more: our own headings, from level 2 on, each with its stance in words and its text. */
const keptSections = ({ pieces: { mirrored }, pairs, newId }: Following): readonly NodeJson[] => {
  const levels = new Map<number, number>();
  return mirrored.flatMap((piece, index) => {
    const stance = stanceWords(piece.heading);
    if (pairs[index] !== null || (stance === null && !isWritten(piece.under))) return [];
    const level = 1 + (levels.get(keptParent(piece, mirrored, levels)) ?? 1);
    levels.set(index, level);
    return [ownHeading(piece.heading, level), ...(stance === null ? [] : [paragraph(stance, newId())]), ...deeper(piece.under, level - piece.level)];
  });
};

/** The nearest heading above that is kept, too; -1 for none. */
const keptParent = ({ parent }: MirroredPiece, mirrored: readonly MirroredPiece[], levels: ReadonlyMap<number, number>): number => {
  let above = parent;
  while (above !== null && !levels.has(above)) above = mirrored[above]?.parent ?? null;
  return above ?? -1;
};

const stanceWords = (heading: NodeJson): string | null => {
  const stance = STANCES.find((known) => known === textAttribute(heading, 'stance'));
  return stance === undefined ? null : `Ställningstagande: ${STANCE_WORDS[stance].sv}`;
};

/** It keeps its id: plans and threads of the section are still about it. */
const ownHeading = (heading: NodeJson, level: number): NodeJson =>
  withLevel({ type: 'heading', attrs: { id: textAttribute(heading, 'id'), level: 1 }, content: textOf(headingWords(heading)) }, level);

const paragraph = (words: string, id: string): NodeJson => ({ type: 'paragraph', attrs: { id }, content: textOf(words) });
const textOf = (words: string): NodeJson[] => (words === '' ? [] : [{ type: 'text', text: words }]);

/** The closing sections of our own with what is kept: under the heading for it, which may be there since an earlier version. */
const withKept = (closing: readonly NodeJson[], kept: readonly NodeJson[], newId: NewId): readonly NodeJson[] => {
  if (kept.length === 0) return closing;
  const at = closing.findIndex((block) => block.type === 'heading' && headingLevel(block) === 1 && plainText(block).trim() === KEPT_SECTIONS);
  if (at < 0) return [...closing, { type: 'heading', attrs: { id: newId(), level: 1 }, content: textOf(KEPT_SECTIONS) }, ...kept];
  const next = closing.findIndex((block, i) => i > at && block.type === 'heading' && headingLevel(block) === 1);
  const end = next < 0 ? closing.length : next;
  return [...closing.slice(0, end), ...kept, ...closing.slice(end)];
};
