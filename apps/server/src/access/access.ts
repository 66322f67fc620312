// The one place on the server that decides who may do what, for HTTP, sockets and jobs alike.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { PERMISSIONS, Refusal, guestFor, may, sectionsFor, type Actor, type Facts, type Permission, type ResponseId } from '@samsvar/domain';
import { SYSTEM_DATABASE } from '../base/database.token';
import { Gather } from '../base/gather';
import { findFacts, findFactsOfResponses, type Subject } from './facts.store';
import { Grant } from './grant';

/** What a guest is here, whatever they are at home. */
const ROLE_OF_GUEST = { write: 'author', review: 'reviewer' } as const;

@Injectable()
export class Access {
  private readonly arrivals = new Gather<ResponseId, Facts>((responses) => this.factsOf(responses));

  constructor(@Inject(SYSTEM_DATABASE) private readonly sql: Sql) {}

  /**
   * The first line of every service method. Answers a `Grant`, or throws `not-found` for what is absent or
   * hidden (the two cannot be told apart), `not-allowed` for what may be seen but not done, and `text-frozen` where only
   * that is in the way.
   */
  async require(actor: Actor, permission: Permission, subject: Subject): Promise<Grant> {
    const facts = await findFacts(this.sql, subject);
    const refusal = this.refusal(actor, permission, facts);
    if (refusal || !facts) throw new Refusal(refusal === 'not-allowed' && this.isOnlyFrozen(actor, permission, facts) ? 'text-frozen' : (refusal ?? 'not-found'));
    const guest = guestFor(actor, permission, facts);
    return new Grant(permission, facts.ownerId, guest ? { ...actor, role: ROLE_OF_GUEST[guest.part] } : actor, guest);
  }

  /** The facts of many responses at once; those that are not there are left out. */
  factsOf(responses: readonly ResponseId[]): Promise<ReadonlyMap<ResponseId, Facts>> {
    return findFactsOfResponses(this.sql, responses);
  }

  /** The facts of one response as they are now, found together with those that others ask for; null when it is not there. */
  async factsSoon(response: ResponseId): Promise<Facts | null> {
    return (await this.arrivals.ask(response)) ?? null;
  }

  /** The same judgement of facts that were found for many at once: why not, or null when it is allowed. */
  refusal(actor: Actor, permission: Permission, facts: Facts | null): 'not-found' | 'not-allowed' | null {
    if (!facts) return 'not-found';
    const verdict = may(actor, permission, facts);
    if (verdict === 'allowed') return null;
    return verdict === 'hidden' ? 'not-found' : 'not-allowed';
  }

  private isOnlyFrozen(actor: Actor, permission: Permission, facts: Facts | null): boolean {
    return facts?.isFrozen === true && this.refusal(actor, permission, { ...facts, isFrozen: false }) === null;
  }

  /** The sections that somebody is limited to who writes in the text and is only a guest there; null: no limit. */
  writingSections(actor: Actor, facts: Facts | null): readonly string[] | null {
    return facts && sectionsFor(actor, 'response.write', facts);
  }

  /** Every permission the actor has on a thing, for screens to enable what is allowed. */
  async abilities(actor: Actor, subject: Subject): Promise<Permission[]> {
    const facts = await findFacts(this.sql, subject);
    if (!facts) return [];
    return PERMISSIONS.filter((permission) => may(actor, permission, facts) === 'allowed');
  }
}
