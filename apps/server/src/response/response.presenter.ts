// Responses and their projections as they go over the wire.
import { SCHEMA_VERSION } from '@samsvar/document';
import { daysBetween, type LocalDate, type Permission, type ResponseProjection } from '@samsvar/domain';
import type { ProjectionBody, ResponseBody } from '@samsvar/protocol';
import type { ResponseRow } from './response.store';

/** A response with what the caller may do with it; `today` is the date in Sweden. */
export const presentResponse = (
  response: ResponseRow,
  { abilities, today }: { readonly abilities: Permission[]; readonly today: LocalDate },
): ResponseBody => ({
  id: response.id,
  title: response.title,
  state: response.state,
  ownCaseNumber: response.ownCaseNumber,
  organisation: { name: response.organisationName },
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
