// Findings in the groups they are confirmed in, and what each says in short. Pure.
import { FINDING_KINDS, type FindingKind } from '@samsvar/domain';
import type { FindingBody } from '@samsvar/protocol';

/** Facts of the source, and the three sorts of things in it that can be cited. */
const FINDING_GROUPS = ['facts', 'demand', 'decision', 'speaker'] as const;
export type FindingGroup = (typeof FINDING_GROUPS)[number];

/** The group that a kind belongs to. */
export const groupOf = (kind: FindingKind): FindingGroup =>
  kind === 'demand' || kind === 'decision' || kind === 'speaker' ? kind : 'facts';

/** The groups that have anything, in order; facts in the order of their kinds, the rest as they stand in the source. */
export const inGroups = (findings: readonly FindingBody[]): { readonly group: FindingGroup; readonly findings: readonly FindingBody[] }[] =>
  FINDING_GROUPS.map((group) => ({
    group,
    findings: findings.filter(({ value }) => groupOf(value.kind) === group).sort((a, b) => placeOf(a) - placeOf(b)),
  })).filter(({ findings: found }) => found.length > 0);

const placeOf = ({ value, range }: FindingBody): number =>
  groupOf(value.kind) === 'facts' ? FINDING_KINDS.indexOf(value.kind) : (range?.blockFrom ?? Infinity);

/** Those that nobody has said anything of. */
export const proposed = (findings: readonly FindingBody[]): FindingBody[] => findings.filter(({ state }) => state === 'proposed');
