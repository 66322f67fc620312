// An organisation: the tenant that owns everything else.
import type { OrganisationId } from '../base/id';

/** The kinds of body that answer consultations in Sweden (glossary in ARCHITECTURE.md). */
export const ORGANISATION_TYPES = [
  'region',
  'municipality',
  'healthcare_region',
  'state_agency',
  'county_administrative_board',
  'university',
  'trade_association',
  'patient_organisation',
  'umbrella_organisation',
  'trade_union',
  'party',
  'company',
] as const;
export type OrganisationType = (typeof ORGANISATION_TYPES)[number];

export interface Organisation {
  readonly id: OrganisationId;
  readonly name: string;
  readonly type: OrganisationType;
  /** Ten digits as `NNNNNN-NNNN`; empty for the organisation of a guest, which nobody has registered here. */
  readonly organisationNumber: string;
}
