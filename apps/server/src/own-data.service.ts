// What is kept about oneself: taking it out, and being erased.
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import { Refusal, localDateOf, type Actor, type Language } from '@samsvar/domain';
import type { ErasureBody } from '@samsvar/protocol';
import { zipSync } from 'fflate';
import { Access } from './access/access';
import { Audit } from './audit/audit';
import { CLOCK, type Clock } from './base/clock';
import { SYSTEM_DATABASE } from './base/database.token';
import { OWN_DATA_WORDS } from './own-data-words';
import { collectOwnData, countKept, countOwnData, erasePerson, findMemberships, findOrphaned, type OwnCounts } from './own-data.store';

@Injectable()
export class OwnDataService {
  constructor(
    // What is kept about a person lies in all their organisations; every query names the person.
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** Everything that is kept about the person, from all their organisations, as a zip of JSON files with a page that says what they are. */
  async take(actor: Actor, language: Language): Promise<{ readonly filename: string; readonly bytes: Uint8Array }> {
    await this.access.require(actor, 'account.own', { organisation: actor.organisationId });
    const words = OWN_DATA_WORDS[language];
    const data = await transaction(this.sql, async (tx) => {
      const found = await collectOwnData(tx, actor.personId);
      await this.audit.record(tx, actor.organisationId, actor, { action: 'person.exported', object: { kind: 'person', id: actor.personId } });
      return found;
    });
    const files = Object.entries(data).map(([name, rows]) => [`${name}.json`, encoded(JSON.stringify(rows, null, 2))] as const);
    const bytes = zipSync({ [words.readMe]: encoded(words.about), ...Object.fromEntries(files) });
    return { filename: this.filenameOf(language), bytes };
  }

  /** What the file that `take` makes would be called. Nothing is read or written down. */
  async describe(actor: Actor, language: Language): Promise<string> {
    await this.access.require(actor, 'account.own', { organisation: actor.organisationId });
    return this.filenameOf(language);
  }

  /** What would go, what stays and why, and what stands in the way. */
  async look(actor: Actor, language: Language): Promise<ErasureBody> {
    await this.access.require(actor, 'account.own', { organisation: actor.organisationId });
    const [counts, orphaned] = await Promise.all([
      countOwnData(this.sql, actor.personId),
      transaction(this.sql, (tx) => findOrphaned(tx, actor.personId)),
    ]);
    return { ...listed(counts, language), hindrance: orphaned.length > 0 ? OWN_DATA_WORDS[language].hindrance(orphaned.join(', ')) : null };
  }

  /** Erases the person for good, and says what went and what stays. Refuses with `last-administrator`. */
  async erase(actor: Actor, language: Language): Promise<ErasureBody> {
    await this.access.require(actor, 'account.own', { organisation: actor.organisationId });
    const counts = await transaction(this.sql, async (tx) => {
      if ((await findOrphaned(tx, actor.personId)).length > 0) throw new Refusal('last-administrator');
      const organisations = await findMemberships(tx, actor.personId);
      const before = await countOwnData(tx, actor.personId);
      await erasePerson(tx, actor.personId, this.clock());
      // Each organisation reads what has stayed with it, and nothing of what has with others.
      const kept = new Map(await Promise.all(organisations.map(async (id) => [id, await countKept(tx, actor.personId, id)] as const)));
      for (const id of organisations)
        await this.audit.record(tx, id, actor, { action: 'person.erased', object: { kind: 'person', id: actor.personId }, facts: { ...kept.get(id) } });
      // This is one more of the deeds that stay.
      return { ...before, deeds: before.deeds + organisations.length };
    });
    return { ...listed(counts, language), hindrance: null };
  }

  private filenameOf(language: Language): string {
    return `${OWN_DATA_WORDS[language].filename} ${localDateOf(this.clock())}.zip`;
  }
}

/** What goes and what stays, in words, without what there is none of. */
const listed = (counts: OwnCounts, language: Language): Pick<ErasureBody, 'goes' | 'stays'> => {
  const words = OWN_DATA_WORDS[language];
  const goes = ['memberships', 'factors', 'sessions', 'tokens', 'notifications', 'mail', 'invitations'] as const;
  const stays = ['responses', 'comments', 'suggestions', 'deeds'] as const;
  return {
    goes: [{ what: words.goes.account, count: 1 }, ...goes.map((kind) => ({ what: words.goes[kind], count: counts[kind] }))].filter(({ count }) => count > 0),
    stays: stays.map((kind) => ({ what: words.stays[kind].what, why: words.stays[kind].why, count: counts[kind] })).filter(({ count }) => count > 0),
  };
};

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);
