// Responses and their projections as they go over the wire.
import { SCHEMA_VERSION } from '@samsvar/document';
import { daysBetween, type LocalDate, type OrganisationId, type Permission, type ResponseProjection } from '@samsvar/domain';
import type { ProjectionBody, ResponseBody } from '@samsvar/protocol';
import type { ResponseRow } from './response.store';

interface Reading {
  readonly abilities: Permission[];
  readonly today: LocalDate;
  readonly reader: OrganisationId;
}

/** A response as one organisation sees it, with what the caller may do with it; `today` is the date in Sweden. */
export const presentResponse = (response: ResponseRow, { abilities, today, reader }: Reading): ResponseBody => ({
  id: response.id,
  title: response.title,
  state: response.state,
  // The case file is the owner's alone.
  ownCaseNumber: response.organisationId === reader ? response.ownCaseNumber : null,
  organisation: { name: response.organisationName, isOwn: response.organisationId === reader },
  isShared: response.isShared,
  frozen: response.frozenAt && { at: response.frozenAt.toISOString(), by: response.frozenBy ?? '' },
  consultation: {
    id: response.consultationId,
    title: response.consultationTitle,
    issuers: [...response.issuers],
    issuerCaseNumber: response.issuerCaseNumber,
    dueOn: response.dueOn,
    daysLeft: daysBetween(today, response.dueOn),
  },
  mirrors: response.mirrors,
  abilities,
  schemaVersion: SCHEMA_VERSION,
});

/** What is derived from the text, without its citations: those have a list of their own. */
export const presentProjection = (projection: ResponseProjection): ProjectionBody => ({
  seq: projection.seq,
  overallStance: projection.overallStance,
  outline: [...projection.outline],
  coverage: projection.coverage,
  words: projection.words,
  faults: [...projection.faults],
});
