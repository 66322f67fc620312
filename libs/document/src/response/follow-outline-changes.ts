// What following a new version changes in a mirrored outline, told to people.
import { isWritten, type MirroredPiece } from './follow-outline-pieces';
import { namesOf, namesOfBlock, type OutlineHeading } from './follow-outline-pairs';
import { plainText, textAttribute } from './json';
import { rising } from './rising';

/** A heading as it is read. */
export interface HeadingNames {
  readonly number: string | null;
  readonly title: string;
}

/** What following changes, each list in the order of the text or of the new version. */
export interface OutlineFollowed {
  /** Sections that stay just as they are. */
  readonly kept: number;
  readonly changed: readonly { readonly sectionId: string; readonly before: HeadingNames; readonly after: HeadingNames; readonly isMoved: boolean }[];
  readonly added: readonly HeadingNames[];
  readonly removed: readonly {
    readonly sectionId: string;
    readonly heading: HeadingNames;
    readonly words: number;
    readonly hasStance: boolean;
    /** How what was written there begins; empty where nothing was. */
    readonly beginning: string;
  }[];
}

interface Paired {
  readonly mirrored: readonly MirroredPiece[];
  readonly pairs: readonly (number | null)[];
  readonly to: readonly OutlineHeading[];
  readonly levels: readonly number[];
}

/** Told by what became of each heading. As few as possible count as moved. */
export const changesOfOutline = ({ mirrored, pairs, to, levels }: Paired): OutlineFollowed => {
  const places = pairs.filter((place) => place !== null);
  const unmoved = new Set(rising(places).map((i) => places[i]));
  const after = mirrored.flatMap((piece, index) => {
    const place = pairs[index];
    const heading = typeof place === 'number' ? to[place] : undefined;
    if (typeof place !== 'number' || !heading) return [];
    const [was, is] = [namesOf(piece.heading), namesOfBlock(heading)];
    const isMoved = !unmoved.has(place) || levels[place] !== piece.level;
    return [{ sectionId: idOf(piece), before: was, after: is, isMoved, isSame: !isMoved && was.number === is.number && was.title === is.title }];
  });
  const known = new Set(places);
  return {
    kept: after.filter(({ isSame }) => isSame).length,
    changed: after.filter(({ isSame }) => !isSame).map(({ isSame: _, ...change }) => change),
    added: to.filter((_, place) => !known.has(place)).map(namesOfBlock),
    removed: mirrored.filter((_, index) => pairs[index] === null).map(removedOf),
  };
};

/** Enough to know again what one wrote. */
const BEGINNING = 120;

const removedOf = (piece: MirroredPiece): OutlineFollowed['removed'][number] => {
  const words = piece.under.map(plainText).join(' ').replace(/\s+/g, ' ').trim();
  const count = words.match(/\p{L}[\p{L}\p{M}\p{N}’'-]*/gu)?.length ?? 0;
  return {
    sectionId: idOf(piece),
    heading: namesOf(piece.heading),
    // A picture or a citation alone is something, too.
    words: count === 0 && isWritten(piece.under) ? 1 : count,
    hasStance: textAttribute(piece.heading, 'stance') !== null,
    beginning: words.length > BEGINNING ? `${words.slice(0, BEGINNING).trimEnd()} …` : words,
  };
};

const idOf = ({ heading }: MirroredPiece): string => textAttribute(heading, 'id') ?? '';
