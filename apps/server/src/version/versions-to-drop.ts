// Which versions age thins out: the older the text, the wider the steps that it is remembered in.
import { THINNED_KINDS, type VersionId, type VersionKind } from '@samsvar/domain';

/** A version as far as its age is concerned. */
export interface AgingVersion {
  readonly id: VersionId;
  readonly kind: VersionKind;
  readonly at: Date;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** Up to this age (ms), one is kept of each step of this length; `null` for all. After the last, one a week. */
const STEPS: readonly { readonly until: number; readonly step: number | null }[] = [
  { until: DAY, step: null },
  { until: WEEK, step: HOUR },
  { until: 90 * DAY, step: DAY },
  { until: Infinity, step: WEEK },
];

/**
 * The versions of one response to be deleted at this moment: of all that fall into one step the last is kept. What a
 * person asked for, and what was kept before something risky, is never among them. Doing it again drops nothing more.
 */
export const versionsToDrop = (versions: readonly AgingVersion[], now: Date): VersionId[] => {
  const newest = new Map<string, AgingVersion>();
  const dropped: VersionId[] = [];
  for (const version of versions) {
    const step = THINNED_KINDS.includes(version.kind) ? stepFor(now.getTime() - version.at.getTime()) : null;
    if (step === null) continue;
    const key = `${String(step)} ${String(Math.floor(version.at.getTime() / step))}`;
    const other = newest.get(key);
    if (other) dropped.push(other.at > version.at ? version.id : other.id);
    if (!other || version.at >= other.at) newest.set(key, version);
  }
  return dropped;
};

const stepFor = (age: number): number | null => STEPS.find(({ until }) => age <= until)?.step ?? null;
