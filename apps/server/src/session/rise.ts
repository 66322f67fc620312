// How a session rises: nobody, then half (the first factor was right), then signed in; under a new id at every step.
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import { Refusal, type OrganisationId, type PersonId } from '@samsvar/domain';
import type { SignInAnswer } from '@samsvar/protocol';
import type { Request } from 'express';
import { Audit } from '../audit/audit';
import { CLOCK, type Clock } from '../base/clock';
import { SYSTEM_DATABASE } from '../base/database.token';
import { agentOf } from './agent';
import { findMeans, hasFactor, type Means } from './factor.store';
import { findPasswordHash, findSeats, findSignedIn } from './member.store';
import { SessionPresenter } from './session.presenter';
import { HALF_LIMIT, type HalfSession } from './session.store';
import { isThroughProvider, type SessionUser, type SignInWay } from './signed-in';

/** Somebody who has shown a first factor, and as what they want to act. */
export interface Proved extends SessionUser {
  readonly way: SignInWay;
  /** The provider says that they have shown two factors there. */
  readonly isWhole?: boolean;
}

@Injectable()
export class Rise {
  constructor(
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly presenter: SessionPresenter,
  ) {}

  /**
   * Goes on from the first factor: asks for the second where there is one, otherwise signs in. A passkey is both factors;
   * who must come through the organisation's own provider has given them there. For passwords, passkeys and providers alike.
   */
  async begin(request: Request, proved: Proved): Promise<SignInAnswer> {
    const means = await findMeans(this.sql, proved.personId);
    const isWhole = proved.way === 'passkey' || proved.isWhole === true || !hasFactor(means) || (await this.isVouchedFor(proved));
    return isWhole ? this.complete(request, proved) : this.wait(request, proved, means);
  }

  /**
   * As which organisation a person signs in by themselves: the first that does not ask them to come through its own provider.
   * Null when they belong to none; throws `provider-only` when all do.
   */
  async seatOf(person: PersonId): Promise<OrganisationId | null> {
    const seats = await findSeats(this.sql, person);
    const seat = seats.find(({ isProviderOnly }) => !isProviderOnly);
    if (seats.length > 0 && !seat) throw new Refusal('provider-only');
    return seat?.organisationId ?? null;
  }

  /** The sign-in of this session that waits for its second factor. Throws `not-signed-in` when there is none, or it is over. */
  async waiting(request: Request): Promise<HalfSession> {
    const { pending } = request.session;
    if (!pending || pending.since + HALF_LIMIT <= this.clock().getTime()) throw new Refusal('not-signed-in');
    if (pending.print !== (await this.printOf(pending))) throw new Refusal('not-signed-in');
    return pending;
  }

  /** Signs in: everything that had to be shown has been. Throws `sign-in-failed` when the membership has ended meanwhile. */
  async complete(request: Request, proved: Proved, hasGivenFactor = false): Promise<SignInAnswer> {
    const { personId, organisationId, way } = proved;
    const signedIn = await findSignedIn(this.sql, { personId, organisationId }, { way, isWhole: isWholeThere(proved) });
    if (!signedIn) throw new Refusal('sign-in-failed');
    const confirmedAt = hasGivenFactor || (await this.isConfirmedBy(proved)) ? this.clock().getTime() : undefined;
    const agent = agentOf(request.headers['user-agent']);
    // Written down first: nobody is in without it.
    await transaction(this.sql, (tx) =>
      this.audit.record(tx, organisationId, { personId, organisationId }, {
        action: 'session.began',
        object: { kind: 'person', id: personId },
        facts: { way: isThroughProvider(way) ? 'provider' : way, secondFactor: hasGivenFactor || way === 'passkey' || isWholeThere(proved), agent },
      }),
    );
    await logIn(request, signedIn);
    // It has just been written: if somebody has ended it since, it stays ended.
    Object.assign(request.session, { way, isWhole: isWholeThere(proved), agent, isKept: true, ...(confirmedAt !== undefined && { confirmedAt }) });
    const session = await this.presenter.present(signedIn);
    return { state: signedIn.isEnrolling === true ? 'enrolment' : 'signed-in', session };
  }

  private async wait(request: Request, proved: Proved, means: Means): Promise<SignInAnswer> {
    const pending: HalfSession = { ...pick(proved), since: this.clock().getTime(), print: await this.printOf(proved) };
    await regenerate(request);
    request.session.pending = pending;
    const ways = (['totp', 'passkey', 'recovery'] as const).filter((way) => isAble(means, way));
    return { state: 'factor', ways };
  }

  private async isVouchedFor({ personId, organisationId, way }: Proved): Promise<boolean> {
    if (!isThroughProvider(way)) return false;
    const seats = await findSeats(this.sql, personId);
    return seats.some((seat) => seat.organisationId === organisationId && seat.isProviderOnly);
  }

  /** A provider speaks for its organisation, not for the account, which may belong to several: it confirms those alone who have nothing here. */
  private async isConfirmedBy({ personId, way }: Proved): Promise<boolean> {
    if (!isThroughProvider(way)) return true;
    const means = await findMeans(this.sql, personId);
    return !means.hasPassword && !hasFactor(means);
  }

  private async printOf({ personId, way }: { readonly personId: PersonId; readonly way: SignInWay }): Promise<string> {
    const hash = way === 'password' ? await findPasswordHash(this.sql, personId) : '';
    return hash ? createHash('sha256').update(hash).digest('hex') : '';
  }
}

/** Puts somebody into the session, under a new id: nothing that was in it before stays. */
export const logIn = (request: Request, user: Express.User): Promise<void> =>
  new Promise((resolve, reject) => request.logIn(user, (error: unknown) => (error ? reject(error as Error) : resolve()))); // passport gives errors only

const regenerate = (request: Request): Promise<void> =>
  new Promise((resolve, reject) => request.session.regenerate((error: unknown) => (error ? reject(error as Error) : resolve()))); // the store gives errors only

const pick = ({ personId, organisationId, way }: Proved): { personId: PersonId; organisationId: OrganisationId; way: SignInWay } => ({ personId, organisationId, way });

const isWholeThere = ({ way, isWhole }: Proved): boolean => isWhole === true && isThroughProvider(way);

const isAble = (means: Means, way: 'totp' | 'passkey' | 'recovery'): boolean => {
  if (way === 'totp') return means.totp;
  return way === 'passkey' ? means.passkeys > 0 : means.recoveryCodesLeft > 0;
};
