// Making tokens, seeing and revoking them.
import { randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import { Refusal, TOKEN_DAYS, daysBetween, localDateOf, type Actor, type PersonId, type TokenId } from '@samsvar/domain';
import { TOKENS_LIMIT, type NewTokenBody, type TokenDraft, type TokensBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { Audit } from '../audit/audit';
import { CLOCK, type Clock } from '../base/clock';
import { DATABASE } from '../base/database.token';
import { endOfDay } from '../base/end-of-day';
import { TOKEN_MARK, tokenHash } from './token-door';
import { countLiveTokens, insertToken, listTokens, revokeToken, type TokenRow } from './token.store';

@Injectable()
export class TokenService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** One's own tokens in the organisation that one acts as. */
  async own(actor: Actor): Promise<TokensBody> {
    return this.present(await this.access.require(actor, 'token.own', { organisation: actor.organisationId }), actor.personId);
  }

  /** Everybody's in the organisation. */
  async all(actor: Actor): Promise<TokensBody> {
    return this.present(await this.access.require(actor, 'integration.manage', { organisation: actor.organisationId }), null);
  }

  /** Makes one; the only time that it is shown. Refuses with `invalid` for a last day that is past or too far off, and `limit-reached`. */
  async make(actor: Actor, draft: TokenDraft): Promise<NewTokenBody> {
    const grant = await this.access.require(actor, 'token.own', { organisation: actor.organisationId });
    const now = this.clock();
    const days = daysBetween(localDateOf(now), draft.until);
    if (days < 0 || days > TOKEN_DAYS) throw new Refusal('invalid', { field: 'until' });
    const secret = TOKEN_MARK + randomBytes(32).toString('base64url');
    const id = randomUUID() as TokenId; // a new id is of the kind we say it is
    const scopes = [...new Set(draft.scopes)];
    await transaction(this.sql, async (tx) => {
      if ((await countLiveTokens(tx, grant, now)) >= TOKENS_LIMIT) throw new Refusal('limit-reached', { limit: TOKENS_LIMIT });
      await insertToken(tx, grant, { id, name: draft.name, scopes, hash: tokenHash(secret), createdAt: now, expiresAt: endOfDay(draft.until) });
      const facts = { scopes: scopes.join(' '), until: draft.until };
      await this.audit.recordBy(tx, grant, { action: 'token.made', object: { kind: 'api_token', id }, facts });
    });
    const token = (await this.present(grant, actor.personId)).tokens.find((each) => each.id === id);
    if (!token) throw new Refusal('not-found');
    return { token, secret };
  }

  /** Revokes one of one's own. */
  async revokeOwn(actor: Actor, id: TokenId): Promise<TokensBody> {
    const grant = await this.access.require(actor, 'token.own', { organisation: actor.organisationId });
    await this.revoke(grant, id, actor.personId);
    return this.present(grant, actor.personId);
  }

  /** Revokes anybody's in the organisation. */
  async revokeAny(actor: Actor, id: TokenId): Promise<TokensBody> {
    const grant = await this.access.require(actor, 'integration.manage', { organisation: actor.organisationId });
    await this.revoke(grant, id, null);
    return this.present(grant, null);
  }

  private async revoke(grant: Grant, id: TokenId, of: PersonId | null): Promise<void> {
    await transaction(this.sql, async (tx) => {
      if (!(await revokeToken(tx, grant, { id, of, now: this.clock() }))) throw new Refusal('not-found');
      await this.audit.recordBy(tx, grant, { action: 'token.revoked', object: { kind: 'api_token', id } });
    });
  }

  private async present(grant: Grant, of: PersonId | null): Promise<TokensBody> {
    const now = this.clock();
    return { tokens: (await listTokens(this.sql, grant, of)).map((row) => presentToken(row, grant, now)) };
  }
}

const presentToken = (row: TokenRow, grant: Grant, now: Date): TokensBody['tokens'][number] => ({
  id: row.id,
  name: row.name,
  scopes: [...row.scopes],
  person: row.person,
  isOwn: row.personId === grant.personId,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  usedAt: row.usedAt?.toISOString() ?? null,
  state: row.revokedAt ? 'revoked' : row.expiresAt <= now ? 'expired' : 'live',
});
