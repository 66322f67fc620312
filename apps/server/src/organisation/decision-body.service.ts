// Decision bodies and when they meet.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import { Refusal, type Actor, type DecisionBodyId } from '@samsvar/domain';
import type { DecisionBodiesBody, DecisionBodiesDraft } from '@samsvar/protocol';
import { Access } from '../access/access';
import { Audit } from '../audit/audit';
import { DATABASE } from '../base/database.token';
import { findBodyIds, listBodies, replaceBodies, type BodyRow } from './decision-body.store';
import { holdOrganisation } from './setting.store';

@Injectable()
export class DecisionBodyService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** The bodies in their order, with their meetings. */
  async list(actor: Actor): Promise<DecisionBodiesBody> {
    const grant = await this.access.require(actor, 'organisation.read', { organisation: actor.organisationId });
    return { bodies: await listBodies(this.sql, grant) };
  }

  /** Replaces the whole list. A body that is named and not there any more is `conflict`: somebody else has changed the list. */
  async replace(actor: Actor, draft: DecisionBodiesDraft): Promise<DecisionBodiesBody> {
    const grant = await this.access.require(actor, 'organisation.change', { organisation: actor.organisationId });
    const bodies = draft.bodies.map(({ id, ...body }) => ({ ...body, id: id ?? (randomUUID() as DecisionBodyId) })); // a new id, named here
    bodies.forEach(refuseWrongDays);
    const [named, meetings] = [draft.bodies.flatMap(({ id }) => id ?? []), bodies.reduce((sum, body) => sum + body.meetings.length, 0)];
    await transaction(this.sql, async (tx) => {
      await holdOrganisation(tx, grant);
      const there = await findBodyIds(tx, grant);
      if (named.some((id) => !there.has(id)) || new Set(named).size < named.length) throw new Refusal('conflict');
      await replaceBodies(tx, grant, bodies);
      const object = { kind: 'organisation', id: grant.organisationId };
      await this.audit.recordBy(tx, grant, { action: 'decision-bodies.changed', object, facts: { bodies: bodies.length, meetings } });
    });
    return { bodies: await listBodies(this.sql, grant) };
  }
}

/** A day once, and papers no later than the meeting. */
const refuseWrongDays = ({ meetings }: BodyRow): void => {
  const isTwice = new Set(meetings.map(({ heldOn }) => heldOn)).size < meetings.length;
  const isLate = meetings.some(({ heldOn, papersDueOn }) => papersDueOn !== null && papersDueOn > heldOn);
  if (isTwice || isLate) throw new Refusal('invalid', { field: isTwice ? 'heldOn' : 'papersDueOn' });
};
