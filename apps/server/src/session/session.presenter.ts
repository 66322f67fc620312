// What a session says of who is signed in.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import type { Session } from '@samsvar/protocol';
import { Access } from '../access/access';
import { SYSTEM_DATABASE } from '../base/database.token';
import { findOwnOrganisations } from './member.store';
import type { SignedIn } from './signed-in';

@Injectable()
export class SessionPresenter {
  constructor(
    // A person's organisations are more than the one that they act as.
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    private readonly access: Access,
  ) {}

  /** Who it is, as what, and what they may do with the organisation's own things. */
  async present({ actor, person, organisation, isEnrolling }: SignedIn): Promise<Session> {
    const abilities = await this.access.abilities(actor, { organisation: organisation.id });
    const organisations = await findOwnOrganisations(this.sql, person.id);
    return { person, organisation, role: actor.role, organisations, isEnrolling: isEnrolling === true, abilities };
  }
}
