// The SQL of decision bodies and their meetings.
import type { Queries, Transaction } from '@samsvar/database';
import type { DecisionBodyId } from '@samsvar/domain';
import type { DecisionBodiesBody } from '@samsvar/protocol';
import type { Grant } from '../access/grant';

/** A body with its meetings, each once. */
export type BodyRow = DecisionBodiesBody['bodies'][number];

/** The organisation's bodies in their order, meetings by day. */
export const listBodies = async (sql: Queries, grant: Grant): Promise<BodyRow[]> => sql<BodyRow[]>`
  select b.id, b.name, coalesce((select jsonb_agg(jsonb_build_object('heldOn', m.held_on, 'papersDueOn', m.papers_due_on) order by m.held_on)
    from decision_meeting m where m.decision_body_id = b.id), '[]') as meetings
  from decision_body b where b.organisation_id = ${grant.organisationId} order by b.position, b.id`;

/** The ids of the organisation's bodies. */
export const findBodyIds = async (tx: Transaction, grant: Grant): Promise<ReadonlySet<DecisionBodyId>> => {
  const rows = await tx<{ id: DecisionBodyId }[]>`select id from decision_body where organisation_id = ${grant.organisationId}`;
  return new Set(rows.map(({ id }) => id));
};

/** Puts these bodies in the place of all that the organisation has; those that are gone take their meetings with them. */
export const replaceBodies = async (tx: Transaction, grant: Grant, bodies: readonly BodyRow[]): Promise<void> => {
  const { organisationId } = grant;
  await tx`delete from decision_body where organisation_id = ${organisationId} and id <> all (${bodies.map(({ id }) => id)}::uuid[])`;
  for (const [position, { id, name, meetings }] of bodies.entries()) {
    await tx`insert into decision_body ${tx({ id, organisationId, name, position })}
      on conflict (id) do update set name = excluded.name, position = excluded.position where decision_body.organisation_id = ${organisationId}`;
    await tx`delete from decision_meeting where decision_body_id = ${id}`;
    const rows = meetings.map(({ heldOn, papersDueOn }) => ({ decisionBodyId: id, heldOn, papersDueOn }));
    if (rows.length > 0) await tx`insert into decision_meeting ${tx(rows)}`;
  }
};
