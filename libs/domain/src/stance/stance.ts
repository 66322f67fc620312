// Stances: the ten positions a response may take, overall and section by section, and what each asks for.

/**
 * The vocabulary builds on the three values proposed for Swedish authorities' answers
 * (tillstyrker, avstyrker, varken tillstyrker eller avstyrker) and keeps their usual shades.
 */
export const STANCES = [
  'supports',
  'supports_with_comments',
  'supports_subject_to_change',
  'neutral',
  'opposes_as_drafted',
  'opposes',
  'no_objection',
  'no_comments',
  'declines',
  'not_assessed',
] as const;
export type Stance = (typeof STANCES)[number];

export type StanceBucket = 'supports' | 'neither' | 'opposes' | null;
export type StanceScope = 'overall' | 'section';
/** What a stance must be accompanied by to be complete. */
export type StanceNeed = 'remark' | 'demand-or-wording' | 'rationale';

interface StanceRule {
  readonly bucket: StanceBucket;
  readonly scopes: readonly StanceScope[];
  readonly need: StanceNeed | null;
}

const both: readonly StanceScope[] = ['overall', 'section'];

/** Which scopes a value is allowed in, what it counts as in a compilation, and what it must have. */
export const STANCE_RULES: Readonly<Record<Stance, StanceRule>> = {
  supports: { bucket: 'supports', scopes: both, need: null },
  supports_with_comments: { bucket: 'supports', scopes: both, need: 'remark' },
  supports_subject_to_change: { bucket: 'supports', scopes: both, need: 'demand-or-wording' },
  neutral: { bucket: 'neither', scopes: both, need: 'rationale' },
  opposes_as_drafted: { bucket: 'opposes', scopes: both, need: 'demand-or-wording' },
  opposes: { bucket: 'opposes', scopes: both, need: 'rationale' },
  no_objection: { bucket: 'supports', scopes: both, need: null },
  no_comments: { bucket: null, scopes: both, need: null },
  declines: { bucket: null, scopes: ['overall'], need: null },
  not_assessed: { bucket: null, scopes: ['section'], need: null },
};

/** What has been written under a stance: in its section and the sections below it, or in the whole response when overall. */
export interface StanceSupport {
  readonly words: number;
  readonly demands: number;
  readonly proposedWordings: number;
}

/** What is written in one section, which may stand above others. */
interface SupportingSection extends StanceSupport {
  readonly id: string;
  readonly level: number;
}

/** What supports a section's stance: a chapter's demands often stand in its sections. Nothing for an unknown section. */
export const supportOfSection = (outline: readonly SupportingSection[], id: string): StanceSupport => {
  const at = outline.findIndex((section) => section.id === id);
  const own = outline[at];
  if (!own) return totalSupport([]);
  const after = outline.slice(at + 1);
  const end = after.findIndex((section) => section.level <= own.level);
  return totalSupport([own, ...(end < 0 ? after : after.slice(0, end))]);
};

/** What supports the overall stance: everything written, wherever it stands. */
export const totalSupport = (sections: readonly StanceSupport[]): StanceSupport => {
  const sum = (part: keyof StanceSupport) => sections.reduce((all, section) => all + section[part], 0);
  return { words: sum('words'), demands: sum('demands'), proposedWordings: sum('proposedWordings') };
};

/** Whether what a stance needs is there. A value that needs nothing is always met. */
export const isStanceMet = (stance: Stance, support: StanceSupport): boolean => {
  switch (STANCE_RULES[stance].need) {
    case null:
      return true;
    case 'demand-or-wording':
      return support.demands + support.proposedWordings > 0;
    case 'remark':
    case 'rationale':
      return support.words > 0;
  }
};

/** Whether a value may be used in a scope. */
export const isStanceAllowed = (stance: Stance, scope: StanceScope): boolean =>
  STANCE_RULES[stance].scopes.includes(scope);
