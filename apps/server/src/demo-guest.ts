// The demo response's guest: a single person of an organisation that is not here, who writes in one section.
import type { INestApplicationContext } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import type { Actor, OutlineSection, ResponseId } from '@samsvar/domain';
import { DATABASE } from './base/database.token';
import { DEMO_PASSWORD } from './demo-files';
import { findAccount, insertNewPerson } from './membership/membership.store';
import { insertGuestOrganisation, putGuest } from './response/guest.store';
import { ResponseDocuments } from './response/response-documents';
import { hashPassword } from './session/password';

const GUEST = { name: 'Gun Gästrin', email: 'gun@patientradet.example', organisation: 'Patientrådet i Exempelköping' } as const;

/** Lets her in, once. The text has just been written, so there is nothing in it that she must not come upon. */
export const letInDemoGuest = async (app: INestApplicationContext, author: Actor, responseId: ResponseId): Promise<void> => {
  const sql = app.get<Sql>(DATABASE);
  if (await findAccount(sql, GUEST.email)) return;
  const { projection } = await app.get(ResponseDocuments).projection(responseId);
  const section = projection.outline.find(hasSomethingToSay);
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await transaction(sql, async (tx) => {
    const personId = await insertNewPerson(tx, { ...GUEST, passwordHash });
    if (!personId) return;
    const organisationId = await insertGuestOrganisation(tx, { name: GUEST.organisation, personId });
    await putGuest(tx, { responseId, personId, organisationId, part: 'write', sections: section ? [section.id] : null, until: null, invitedBy: author.personId });
  });
};

const hasSomethingToSay = ({ words, level, number }: OutlineSection): boolean => words > 0 && level > 1 && number !== null;
