// The operator's service in the running server.
import type { INestApplicationContext } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { Audit } from './audit/audit';
import { CLOCK, type Clock } from './base/clock';
import { SYSTEM_DATABASE } from './base/database.token';
import { Invitations } from './membership/invitations';
import { OperatorOrganisations } from './operator-organisations';

/** Made of the server's own parts. The operator belongs to no organisation, so the database is seen whole. */
export const operatorOrganisationsOf = (app: INestApplicationContext): OperatorOrganisations => {
  const strict = { strict: false };
  return new OperatorOrganisations({
    sql: app.get<Sql>(SYSTEM_DATABASE, strict),
    clock: app.get<Clock>(CLOCK, strict),
    audit: app.get(Audit, strict),
    invitations: app.get(Invitations, strict),
  });
};
