// How long working material is kept: deciding it, trying it, and having it carried out.
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Queries, type Sql } from '@samsvar/database';
import { RETENTION_KINDS, Refusal, localDateOf, type Actor, type RetentionKind } from '@samsvar/domain';
import type { RetentionBody, RetentionRun, RetentionTrialBody } from '@samsvar/protocol';
import { Access } from './access/access';
import type { Grant } from './access/grant';
import { Audit } from './audit/audit';
import { Checkpoints } from './audit/checkpoints';
import { CLOCK, type Clock } from './base/clock';
import { SYSTEM_DATABASE } from './base/database.token';
import { endOfDay } from './base/end-of-day';
import { countPast, findRetention, removePast, writeRetention } from './retention.store';

const DAY = 86_400_000;

/** What would go of one kind. */
interface Trial {
  readonly kind: RetentionKind;
  readonly days: number | null;
  /** What was done with before it; null when the kind is kept for ever. */
  readonly before: Date | null;
  readonly count: number;
  readonly oldest: Date | null;
  readonly stamp: string;
}

@Injectable()
export class RetentionService {
  constructor(
    // What is old belongs to people who may have left since and to the server's own tables; every query names the organisation.
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly checkpoints: Checkpoints,
  ) {}

  async read(actor: Actor): Promise<RetentionBody> {
    return { days: { ...(await findRetention(this.sql, await this.grant(actor))) } };
  }

  /** Decides; nothing is removed by it. */
  async decide(actor: Actor, { days }: RetentionBody): Promise<RetentionBody> {
    const grant = await this.grant(actor);
    await transaction(this.sql, async (tx) => {
      await writeRetention(tx, grant, days);
      await this.audit.recordBy(tx, grant, { action: 'retention.changed', object: { kind: 'organisation', id: grant.organisationId }, facts: { ...days } });
    });
    return { days };
  }

  /** Says what would go now, by the decided times. */
  async try(actor: Actor): Promise<RetentionTrialBody> {
    const grant = await this.grant(actor);
    return present(await this.trialsOf(this.sql, grant));
  }

  /** Removes exactly what the trial with that stamp counted, or refuses with `conflict` when something has changed since. */
  async run(actor: Actor, { stamp }: RetentionRun): Promise<RetentionTrialBody> {
    const grant = await this.grant(actor);
    const done = await transaction(this.sql, async (tx) => {
      await tx`select 1 from organisation where id = ${grant.organisationId} for update`;
      const trials = await this.trialsOf(tx, grant);
      if (present(trials).stamp !== stamp) throw new Refusal('conflict');
      const facts: Record<string, number> = {};
      for (const { kind, before } of trials) if (before) facts[kind] = await removePast(tx, grant, { kind, before });
      await this.audit.recordBy(tx, grant, { action: 'retention.carried-out', object: { kind: 'organisation', id: grant.organisationId }, facts });
      return present(trials);
    });
    this.checkpoints.takeSoon([grant.organisationId]);
    return done;
  }

  private grant(actor: Actor): Promise<Grant> {
    return this.access.require(actor, 'retention.manage', { organisation: actor.organisationId });
  }

  private async trialsOf(sql: Queries, grant: Grant): Promise<Trial[]> {
    const retention = await findRetention(sql, grant);
    // Whole days, so that a trial means the same until midnight.
    const today = endOfDay(localDateOf(this.clock())).getTime() - DAY;
    const trials: Trial[] = [];
    for (const kind of RETENTION_KINDS) {
      const days = retention[kind];
      const before = days === null ? null : new Date(today - days * DAY);
      const past = before ? await countPast(sql, grant, { kind, before }) : { count: 0, oldest: null, stamp: '' };
      trials.push({ kind, days, before, ...past });
    }
    return trials;
  }
}

const present = (trials: readonly Trial[]): RetentionTrialBody => ({
  kinds: trials.map(({ kind, days, count, oldest }) => ({ kind, days, count, oldest: oldest?.toISOString() ?? null })),
  stamp: createHash('sha256')
    .update(JSON.stringify(trials.map(({ kind, before, stamp }) => [kind, before, stamp])))
    .digest('base64url'),
});
