// What an organisation asks of those who sign in to it. It counts from the next request on, also for who is signed in.
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import { ROLES, Refusal, type Actor, type SignInRules } from '@samsvar/domain';
import type { SignInRulesBody } from '@samsvar/protocol';
import type { Request } from 'express';
import { Access } from '../access/access';
import { Audit } from '../audit/audit';
import { CLOCK, type Clock } from '../base/clock';
import { SYSTEM_DATABASE } from '../base/database.token';
import { findMeans, hasFactor } from './factor.store';
import { sessionName } from './session.store';
import { isThroughProvider } from './signed-in';
import { endOwnWaySessions, findSignInRules, hasProvider, hasWorkingProvider, saveSignInRules, tellEverybody } from './sign-in-rules.store';

@Injectable()
export class SignInRulesService {
  constructor(
    // Sessions of others end by it, which nobody sees as one of the organisation's things.
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** The rules as they are. */
  async read(actor: Actor): Promise<SignInRulesBody> {
    const grant = await this.access.require(actor, 'sign-in.manage', { organisation: actor.organisationId });
    return bodyOf(await findSignInRules(this.sql, grant.organisationId));
  }

  /** Sets the rules. Throws `rule-locks-out` for one that whoever sets it does not keep themselves, or that nobody could keep. */
  async change(actor: Actor, request: Request, rules: SignInRulesBody): Promise<SignInRulesBody> {
    const grant = await this.access.require(actor, 'sign-in.manage', { organisation: actor.organisationId });
    const { organisationId } = grant;
    await transaction(this.sql, async (tx) => {
      const before = await findSignInRules(tx, organisationId);
      if (rules.secondFactor[actor.role] === 'required' && !isWholeElsewhere(request) && !hasFactor(await findMeans(tx, actor.personId))) throw new Refusal('rule-locks-out');
      if (rules.providerOnly.includes(actor.role) && !(await hasWorkingProvider(tx, organisationId, actor.personId))) throw new Refusal('rule-locks-out');
      const closed = rules.providerOnly.filter((role) => !before.providerOnly.includes(role));
      // A rule that stands since before stays: to have to lift it is no reason to refuse other changes.
      if (closed.length > 0 && !(await hasProvider(tx, organisationId))) throw new Refusal('rule-locks-out', { reason: 'no-provider' });
      await saveSignInRules(tx, grant, rules, this.clock());
      if (closed.length > 0) await endOwnWaySessions(tx, organisationId, { roles: closed, spared: sessionName(request.sessionID) });
      await tellEverybody(tx, organisationId);
      const facts = { factorBefore: required(before), factorAfter: required(rules), providerBefore: before.providerOnly.join(' '), providerAfter: rules.providerOnly.join(' ') };
      await this.audit.recordBy(tx, grant, { action: 'sign-in-rules.changed', object: { kind: 'organisation', id: organisationId }, facts });
    });
    return this.read(actor);
  }
}

/** Whether the provider that the person came through has asked for two factors. */
const isWholeElsewhere = ({ session }: Request): boolean => session.isWhole === true && isThroughProvider(session.way ?? 'password');

const required = ({ secondFactor }: Pick<SignInRules, 'secondFactor'>): string => ROLES.filter((role) => secondFactor[role] === 'required').join(' ');

const bodyOf = ({ secondFactor, providerOnly }: SignInRules): SignInRulesBody => ({ secondFactor: { ...secondFactor }, providerOnly: [...providerOnly] });
