// What the product thinks it has found in a source. It proposes; a person confirms.
import type { Id, SourceVersionId } from '../base/id';
import type { LocalDate } from '../base/local-date';
import type { PassageRange } from './block';
import type { SourceKind } from './source';

export type FindingId = Id<'finding'>;

/** What can be found. The first four become facts of the source; the others are things in it that can be cited. */
export const FINDING_KINDS = ['kind', 'title', 'issuer', 'dated', 'demand', 'decision', 'speaker'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Somebody who has signed: a person with a title, or a group. */
export interface Signatory {
  readonly name: string;
  readonly title: string | null;
  readonly isGroup: boolean;
}

export type FindingValue =
  | { readonly kind: 'kind'; readonly is: SourceKind }
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'issuer'; readonly name: string }
  | { readonly kind: 'dated'; readonly on: LocalDate }
  /** A numbered “Att …” point. */
  | { readonly kind: 'demand'; readonly no: string | null; readonly text: string }
  /** Who decided, when, and who signed. */
  | { readonly kind: 'decision'; readonly body: string | null; readonly on: LocalDate | null; readonly signatories: readonly Signatory[] }
  /** Somebody who is quoted. */
  | { readonly kind: 'speaker'; readonly name: string; readonly title: string | null; readonly quote: string };

/** A finding as the reader of the file gives it. */
export interface FoundInSource {
  readonly value: FindingValue;
  /** Where it stands; null for what is told by the file itself. */
  readonly range: PassageRange | null;
}

export const FINDING_STATES = ['proposed', 'confirmed', 'dismissed'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

export interface SourceFinding extends FoundInSource {
  readonly id: FindingId;
  readonly versionId: SourceVersionId;
  readonly state: FindingState;
}
