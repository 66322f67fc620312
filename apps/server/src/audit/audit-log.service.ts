// The log of who did what, for the administrators of its organisation: reading, taking out, checking.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { isUuid, type Actor, type Language } from '@samsvar/domain';
import type { AuditBody, AuditExportQuery, AuditQuery, AuditVerificationBody, AuditWitnessedBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { DATABASE, SYSTEM_DATABASE } from '../base/database.token';
import { Audit } from './audit';
import { asCsv, asJsonLines, describeLog, type ExportedLog } from './audit-export';
import { findActorIds, findEntries, findNames, findThings, type EntryFilter, type EntryRow } from './audit-log.store';
import { presentEntry, uuidsIn } from './audit.presenter';
import { findWitnessed } from './checkpoint.store';
import { loggedEntries, verifyLog } from './verify-log';

/** Entries in one answer, and in one step of reading all of them. */
const PAGE = 100;
const STEP = 1_000;

@Injectable()
export class AuditLogService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    // Names of people and organisations that did something here, whoever they are now; and what others hold as witnesses.
    @Inject(SYSTEM_DATABASE) private readonly system: Sql,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** One page, newest first. */
  async list(actor: Actor, { before, ...filter }: AuditQuery): Promise<AuditBody> {
    const grant = await this.judge(actor);
    const wanted = { ...filter, before: before === undefined ? undefined : Number(before) };
    const rows = await findEntries(this.sql, grant, { ...wanted, limit: PAGE + 1 });
    const page = rows.slice(0, PAGE);
    const actors = await findActorIds(this.sql, grant);
    const [names, things] = await Promise.all([findNames(this.system, [...uuidsIn(page), ...actors]), this.thingsOf(grant, page)]);
    const last = page.at(-1);
    return {
      entries: page.map((row) => presentEntry(row, { own: grant.organisationId, names, things })),
      next: rows.length > PAGE && last ? String(last.seq) : null,
      actors: actors.map((id) => ({ id, name: names.get(id) ?? '' })).sort((one, other) => one.name.localeCompare(other.name, 'sv')),
    };
  }

  /** What `export` would answer with. Nothing is read or written down. */
  async describe(actor: Actor, { format }: Pick<AuditExportQuery, 'format'>, language: Language): Promise<Omit<ExportedLog, 'content'>> {
    await this.judge(actor);
    return describeLog(format, language);
  }

  /** The log as a file, piece by piece. That it was taken out is written down first, and so is in it. */
  async export(actor: Actor, { format, ...filter }: AuditExportQuery, language: Language): Promise<ExportedLog> {
    const grant = await this.judge(actor);
    const object = { kind: 'organisation', id: grant.organisationId };
    await this.audit.recordBy(this.sql, grant, { action: 'audit.exported', object, facts: { format } });
    return format === 'jsonl' ? asJsonLines(loggedEntries(this.sql, grant)) : asCsv(this.presented(grant, filter), language);
  }

  /** Reads the whole log and compares it with where it says that it ends, and with checkpoints wherever they are kept. */
  async verify(actor: Actor): Promise<AuditVerificationBody> {
    const grant = await this.judge(actor);
    return verifyLog({ sql: this.sql, system: this.system }, grant);
  }

  /** Others' checkpoints that the organisation holds. */
  async witnessed(actor: Actor): Promise<AuditWitnessedBody> {
    const grant = await this.judge(actor);
    const held = await findWitnessed(this.system, grant);
    return {
      checkpoints: held.map(({ name, organisation: id, ...checkpoint }) => ({ organisation: { id, name }, ...checkpoint })),
    };
  }

  private judge(actor: Actor): Promise<Grant> {
    return this.access.require(actor, 'audit.read', { organisation: actor.organisationId });
  }

  private thingsOf(grant: Grant, rows: readonly EntryRow[]): Promise<ReadonlyMap<string, string>> {
    return findThings(this.sql, grant, [...new Set(rows.map(({ objectId }) => objectId).filter(isUuid))]);
  }

  private async *presented(grant: Grant, filter: Omit<EntryFilter, 'before'>) {
    let before: number | undefined;
    for (;;) {
      const step = await findEntries(this.sql, grant, { ...filter, before, limit: STEP });
      const [names, things] = await Promise.all([findNames(this.system, uuidsIn(step)), this.thingsOf(grant, step)]);
      for (const row of step) yield presentEntry(row, { own: grant.organisationId, names, things });
      before = step.at(-1)?.seq;
      if (step.length < STEP) return;
    }
  }
}
