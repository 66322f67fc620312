// The SQL that stores case files.
import { randomUUID } from 'node:crypto';
import type { Queries } from '@samsvar/database';
import type { CaseFileId, ConsultationId } from '@samsvar/domain';
import type { Grant } from '../access/grant';

/** Opens the organisation's own file for a consultation, in the state `received`, and answers its id. */
export const addCaseFile = async (
  sql: Queries,
  grant: Grant,
  consultationId: ConsultationId,
): Promise<CaseFileId> => {
  const id = randomUUID() as CaseFileId; // a new id is of the kind we say it is
  const { organisationId } = grant;
  await sql`insert into case_file ${sql({ id, organisationId, consultationId, state: 'received' })}`;
  return id;
};
