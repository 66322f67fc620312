// What was found in a version of a source: listed for a person, who confirms or dismisses it.
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Queries, type Sql } from '@samsvar/database';
import { Refusal, type Actor, type SourceFinding, type SourceVersionId } from '@samsvar/domain';
import type { FindingDecisions, FindingList } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { Audit } from '../audit/audit';
import { DATABASE } from '../base/database.token';
import { applyFact, decideFinding, findFindings, lockFindings } from './finding.store';
import type { VersionAddress } from './source.service';
import { findVersion } from './source.store';

type Decision = FindingDecisions['findings'][number];

@Injectable()
export class FindingService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** Everything found in a version, facts first, then by place. */
  async list(actor: Actor, address: VersionAddress): Promise<FindingList> {
    const grant = await this.access.require(actor, 'source.read', { source: address.sourceId });
    return { findings: present(await findFindings(this.sql, grant, await this.versionOf(this.sql, grant, address))) };
  }

  /**
   * Takes down what somebody says of some findings, all or none, and makes confirmed facts the source's own. Refuses with
   * `not-found` for one that is not of this version, and with `invalid` for a value of another kind.
   */
  async decide(actor: Actor, address: VersionAddress, { findings: decisions }: FindingDecisions): Promise<FindingList> {
    const grant = await this.access.require(actor, 'source.upload', { source: address.sourceId });
    return transaction(this.sql, async (tx) => {
      const versionId = await this.versionOf(tx, grant, address);
      await lockFindings(tx, versionId);
      const there = new Map((await findFindings(tx, grant, versionId)).map((finding) => [finding.id, finding]));
      for (const decision of decisions) {
        const value = valueOf(decision, there.get(decision.id));
        await decideFinding(tx, grant, { id: decision.id, versionId, state: decision.state, value });
        if (decision.state === 'confirmed') await applyFact(tx, grant, { of: address, value });
      }
      const answer = { findings: present(await findFindings(tx, grant, versionId)) };
      await this.audit.recordBy(tx, grant, {
        action: 'finding.decided',
        object: { kind: 'source', id: address.sourceId },
        facts: { version: address.no, confirmed: countOf(decisions, 'confirmed'), dismissed: countOf(decisions, 'dismissed') },
      });
      return answer;
    });
  }

  private async versionOf(sql: Queries, grant: Grant, address: VersionAddress): Promise<SourceVersionId> {
    const version = await findVersion(sql, grant, address);
    if (!version) throw new Refusal('not-found');
    return version.id;
  }
}

const valueOf = (decision: Decision, finding: SourceFinding | undefined): SourceFinding['value'] => {
  if (!finding) throw new Refusal('not-found');
  if (decision.value && decision.value.kind !== finding.value.kind) throw new Refusal('invalid', { field: 'value' });
  return decision.value ?? finding.value;
};

const countOf = (decisions: readonly Decision[], state: Decision['state']): number =>
  decisions.filter((decision) => decision.state === state).length;

const present = (findings: readonly SourceFinding[]): FindingList['findings'] =>
  findings.map(({ id, state, value, range }) => ({
    id,
    state,
    value: value.kind === 'decision' ? { ...value, signatories: [...value.signatories] } : value,
    range: range && { ...range },
  }));
