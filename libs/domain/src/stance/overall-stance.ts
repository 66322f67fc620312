// The overall stance that the sections suggest, and where a chosen one disagrees with them.
import type { SectionStatus } from '../response/response';
import { STANCE_RULES, type Stance, type StanceBucket } from './stance';

/** What is needed of a section to weigh its position. */
export interface SectionPosition {
  readonly id: string;
  /** Null for headings of the response's own. */
  readonly status: SectionStatus | null;
  readonly stance: Stance | null;
}

/**
 * Why an overall stance and the sections do not go together. Listed for a person, never mended by itself.
 * - `section-opposes`: the whole is supported without conditions, this section is not.
 * - `section-has-condition`: the whole has no condition, this section has one.
 * - `section-has-remarks`: the whole says that there is nothing to remark on, this section remarks.
 * - `section-takes-position`: the whole takes no position, this section does.
 * - `no-section-opposes`: the whole is opposed, though no section is.
 * - `sections-agree`: the whole neither supports nor opposes, though every assessed section does the same one of them.
 * - `skipped-with-position`: the section is skipped and still has a position.
 */
export type ContradictionCode =
  | 'section-opposes'
  | 'section-has-condition'
  | 'section-has-remarks'
  | 'section-takes-position'
  | 'no-section-opposes'
  | 'sections-agree'
  | 'skipped-with-position';

export interface Contradiction {
  readonly code: ContradictionCode;
  /** The section in question; null when it is about all of them. */
  readonly sectionId: string | null;
}

/**
 * The overall stance that the sections add up to; null when they say too little. A person confirms it.
 * Opposing sections weigh most: all of them oppose the whole, more than half as drafted, fewer make it conditional.
 */
export const proposeOverallStance = (sections: readonly SectionPosition[]): Stance | null => {
  const stances = positionsOf(sections);
  const assessed = stances.filter((stance) => bucketOf(stance) !== null);
  if (assessed.length === 0)
    return stances.length > 0 && stances.every(is('no_comments')) ? 'no_comments' : null;
  const opposing = assessed.filter((stance) => bucketOf(stance) === 'opposes').length;
  if (opposing === assessed.length) return assessed.every(is('opposes')) ? 'opposes' : 'opposes_as_drafted';
  if (opposing * 2 > assessed.length) return 'opposes_as_drafted';
  if (opposing > 0 || assessed.some(is('supports_subject_to_change'))) return 'supports_subject_to_change';
  return proposeWithoutConditions(assessed);
};

/** Lists where a chosen overall stance and the sections disagree, in the order of the text, what concerns all of them last. */
export const contradictionsOf = (
  overall: Stance | null,
  sections: readonly SectionPosition[],
): Contradiction[] => {
  const found: Contradiction[] = [];
  for (const section of sections) {
    const stance = section.stance;
    if (stance === null) continue;
    if (section.status === 'skip') {
      if (bucketOf(stance) !== null) found.push({ code: 'skipped-with-position', sectionId: section.id });
      continue;
    }
    const code = overall && clashOf(overall, stance);
    if (code) found.push({ code, sectionId: section.id });
  }
  const common = overall && clashWithAll(overall, positionsOf(sections));
  return common ? [...found, { code: common, sectionId: null }] : found;
};

const is =
  (wanted: Stance) =>
  (stance: Stance): boolean =>
    stance === wanted;
const bucketOf = (stance: Stance): StanceBucket => STANCE_RULES[stance].bucket;
const positionsOf = (sections: readonly SectionPosition[]): Stance[] =>
  sections.flatMap((section) => (section.stance && section.status !== 'skip' ? [section.stance] : []));

const proposeWithoutConditions = (assessed: readonly Stance[]): Stance => {
  const neutral = assessed.filter(is('neutral')).length;
  if (neutral * 2 > assessed.length) return 'neutral';
  if (neutral > 0 || assessed.some(is('supports_with_comments'))) return 'supports_with_comments';
  return assessed.every(is('no_objection')) ? 'no_objection' : 'supports';
};

const WITHOUT_CONDITIONS: readonly Stance[] = ['supports', 'supports_with_comments', 'no_objection'];
const WITHOUT_POSITION: readonly Stance[] = ['no_comments', 'declines'];

const clashOf = (overall: Stance, section: Stance): ContradictionCode | null => {
  const bucket = bucketOf(section);
  if (WITHOUT_POSITION.includes(overall)) return bucket === null ? null : 'section-takes-position';
  if (!WITHOUT_CONDITIONS.includes(overall)) return null;
  if (bucket === 'opposes') return 'section-opposes';
  if (section === 'supports_subject_to_change') return 'section-has-condition';
  return overall === 'no_objection' && section === 'supports_with_comments' ? 'section-has-remarks' : null;
};

const clashWithAll = (overall: Stance, stances: readonly Stance[]): ContradictionCode | null => {
  const buckets = stances.map(bucketOf).filter((bucket) => bucket !== null);
  if (buckets.length === 0) return null;
  if (bucketOf(overall) === 'opposes') return buckets.includes('opposes') ? null : 'no-section-opposes';
  if (overall !== 'neutral' || buckets[0] === 'neither') return null;
  return buckets.every((bucket) => bucket === buckets[0]) ? 'sections-agree' : null;
};
