// Looks at a list of people before they are invited: what it says, and who of them is here already.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import type { Actor, Role } from '@samsvar/domain';
import { INVITE_LIST_LIMIT, type InviteListBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import { CLOCK, type Clock } from '../base/clock';
import { SYSTEM_DATABASE } from '../base/database.token';
import type { IncomingFile } from '../base/raw-body';
import { gatherBytes } from '../base/small-body';
import { readInviteList } from './invite-list';
import { findInvitedAmong, findMembersAmong } from './people.store';

@Injectable()
export class InviteListService {
  constructor(
    // Addresses are looked up that belong to nobody here yet: each statement names the organisation of the grant.
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly access: Access,
  ) {}

  /** Says what a list holds, row by row. Nobody is invited by it. */
  async read(actor: Actor, role: Role, file: IncomingFile): Promise<InviteListBody> {
    const grant = await this.access.require(actor, 'members.manage', { organisation: actor.organisationId });
    const list = readInviteList(await gatherBytes(file, INVITE_LIST_LIMIT), role);
    const emails = list.rows.map(({ email }) => email);
    const [members, invited] = await Promise.all([
      findMembersAmong(this.sql, grant, emails),
      findInvitedAmong(this.sql, grant, { emails, now: this.clock() }),
    ]);
    const rows = list.rows.map((row) => {
      if (row.problem !== null) return row;
      return { ...row, problem: members.has(row.email) ? ('member' as const) : invited.has(row.email) ? ('invited' as const) : null };
    });
    return { ...list, rows };
  }
}
