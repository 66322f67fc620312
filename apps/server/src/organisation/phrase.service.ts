// Standard phrases: what an organisation says in many of its answers.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql, type Transaction } from '@samsvar/database';
import { Refusal, type Actor, type PhraseId } from '@samsvar/domain';
import { PHRASES_LIMIT, type PhraseDraft, type PhrasesBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { Audit } from '../audit/audit';
import { CLOCK, type Clock } from '../base/clock';
import { DATABASE } from '../base/database.token';
import { countPhrases, deletePhrase, hasPhrase, insertPhrase, listPhrases, updatePhrase, usePhrase } from './phrase.store';
import { holdOrganisation } from './setting.store';

@Injectable()
export class PhraseService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** All phrases, by title. */
  async list(actor: Actor): Promise<PhrasesBody> {
    return this.present(await this.access.require(actor, 'organisation.read', { organisation: actor.organisationId }));
  }

  /** Adds a phrase; `limit-reached` when there are too many. */
  add(actor: Actor, draft: PhraseDraft): Promise<PhrasesBody> {
    const id = randomUUID() as PhraseId; // a new id is of the kind we say it is
    return this.alter(actor, { id, change: 'added' }, async (tx, grant) => {
      await holdOrganisation(tx, grant);
      if ((await countPhrases(tx, grant)) >= PHRASES_LIMIT) throw new Refusal('limit-reached', { limit: PHRASES_LIMIT });
      await insertPhrase(tx, grant, { ...draft, id, now: this.clock() });
    });
  }

  /** Changes a phrase. What has been put into texts stays as it is there. */
  async change(actor: Actor, id: PhraseId, draft: PhraseDraft): Promise<PhrasesBody> {
    await this.find(actor, id);
    return this.alter(actor, { id, change: 'changed' }, async (tx, grant) => {
      if (!(await updatePhrase(tx, grant, { ...draft, id, now: this.clock() }))) throw new Refusal('not-found');
    });
  }

  /** Takes a phrase away. */
  async remove(actor: Actor, id: PhraseId): Promise<PhrasesBody> {
    await this.find(actor, id);
    return this.alter(actor, { id, change: 'removed' }, async (tx, grant) => {
      if (!(await deletePhrase(tx, grant, id))) throw new Refusal('not-found');
    });
  }

  /** Counts that a phrase has been put into a text. It changes nothing that anybody has to answer for, so it is not written down. */
  async use(actor: Actor, id: PhraseId): Promise<void> {
    await this.find(actor, id);
    const grant = await this.access.require(actor, 'phrase.write', { organisation: actor.organisationId });
    if (!(await usePhrase(this.sql, grant, { id, now: this.clock() }))) throw new Refusal('not-found');
  }

  /** Throws `not-found` to everybody alike when the organisation has no such phrase: all of its people may see them. */
  private async find(actor: Actor, id: PhraseId): Promise<void> {
    const grant = await this.access.require(actor, 'organisation.read', { organisation: actor.organisationId });
    if (!(await hasPhrase(this.sql, grant, id))) throw new Refusal('not-found');
  }

  private async present(grant: Grant): Promise<PhrasesBody> {
    const rows = await listPhrases(this.sql, grant);
    return { phrases: rows.map((row) => ({ ...row, usedAt: row.usedAt?.toISOString() ?? null, updatedAt: row.updatedAt.toISOString() })) };
  }

  private async alter(
    actor: Actor,
    { id, change }: { readonly id: PhraseId; readonly change: string },
    work: (tx: Transaction, grant: Grant) => Promise<void>,
  ): Promise<PhrasesBody> {
    const grant = await this.access.require(actor, 'phrase.write', { organisation: actor.organisationId });
    await transaction(this.sql, async (tx) => {
      await work(tx, grant);
      await this.audit.recordBy(tx, grant, { action: 'phrase.changed', object: { kind: 'standard_phrase', id }, facts: { change } });
    });
    return this.present(grant);
  }
}
