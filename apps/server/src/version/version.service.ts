// Versions: listing, keeping, naming and reading them, and who wrote what.
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql, type Transaction } from '@samsvar/database';
import { Refusal, type Actor, type Permission, type ResponseId, type VersionId } from '@samsvar/domain';
import type { AuthorshipBody, ComparableBody, ResponseVersionBody, VersionContentBody, VersionListBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { Audit } from '../audit/audit';
import { DATABASE } from '../base/database.token';
import { findNames } from '../comment/people.store';
import { ResponseDocuments } from '../response/response-documents';
import { findWrittenText } from './authorship.store';
import { VersionKeeper } from './version-keeper';
import { namedIn, presentAuthors, presentContent, presentRuns, presentVersion } from './version.presenter';
import {
  findComparable,
  findVersion,
  findVersionPlace,
  findVersionText,
  findVersions,
  findVersionsOf,
  renameVersion,
} from './version.store';

@Injectable()
export class VersionService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly documents: ResponseDocuments,
    private readonly keeper: VersionKeeper,
    private readonly audit: Audit,
  ) {}

  /** The versions that the caller may know of, newest first. */
  async list(actor: Actor, id: ResponseId): Promise<VersionListBody> {
    const grant = await this.access.require(actor, 'version.read', { response: id });
    const versions = await findVersions(this.sql, grant, id);
    const names = await findNames(this.sql, id, namedIn(versions));
    return { versions: versions.map((version) => presentVersion(version, names)) };
  }

  /** Keeps the text as it is now under a name. */
  async keep(actor: Actor, id: ResponseId, label: string): Promise<ResponseVersionBody> {
    const grant = await this.access.require(actor, 'version.name', { response: id });
    const kept = await this.keeper.keep(id, { kind: 'named', label, personId: actor.personId }, (tx, version) => this.writeDown(tx, grant, version));
    return this.present(grant, kept.id);
  }

  /** Gives a version a name; one that was kept of itself is then kept for good. */
  async rename(actor: Actor, id: VersionId, label: string): Promise<ResponseVersionBody> {
    const { grant, responseId } = await this.judge(actor, 'version.name', id);
    await transaction(this.sql, async (tx) => {
      await renameVersion(tx, grant, { id, label });
      await this.writeDown(tx, grant, id);
    });
    this.keeper.announce(responseId);
    return this.present(grant, id);
  }

  /** What a version says, and who wrote it. */
  async read(actor: Actor, id: VersionId): Promise<VersionContentBody> {
    const { grant, responseId } = await this.judge(actor, 'version.read', id);
    const [version, text] = [await findVersion(this.sql, grant, id), await findVersionText(this.sql, grant, id)];
    if (!version || !text) throw new Refusal('not-found');
    const names = await findNames(this.sql, responseId, namedIn([version], text.runs));
    return {
      version: presentVersion(version, names),
      content: presentContent(text.content),
      runs: text.runs && presentRuns(text.runs),
      people: text.runs ? presentAuthors(text.runs, names) : [],
    };
  }

  /** Who wrote the text as it is now, with everything in it that has been acknowledged so far. */
  async authorship(actor: Actor, id: ResponseId): Promise<AuthorshipBody> {
    await this.access.require(actor, 'version.read', { response: id });
    await this.documents.projection(id);
    const text = await findWrittenText(this.sql, id);
    if (!text) throw new Refusal('not-found');
    const runs = text.runs ?? { people: [], blocks: {} };
    const names = await findNames(this.sql, id, namedIn([], runs));
    return { seq: text.seq, content: presentContent(text.content), runs: presentRuns(runs), people: presentAuthors(runs, names) };
  }

  /** The other responses of the caller's own organisation, with their versions. */
  async comparable(actor: Actor, id: ResponseId): Promise<ComparableBody> {
    const grant = await this.access.require(actor, 'version.read', { response: id });
    const responses = await findComparable(this.sql, grant, id);
    const versions = await findVersionsOf(this.sql, grant, responses.map((response) => response.id));
    const presented = responses.map(async (response) => {
      const own = versions.filter(({ responseId }) => responseId === response.id);
      if (own.length === 0) return { ...response, versions: [] };
      const names = await findNames(this.sql, response.id, namedIn(own));
      return { ...response, versions: own.map((version) => presentVersion(version, names)) };
    });
    return { responses: await Promise.all(presented) };
  }

  /** Judges what is asked of a response. */
  grantFor(actor: Actor, permission: Permission, response: ResponseId): Promise<Grant> {
    return this.access.require(actor, permission, { response });
  }

  /** Judges what is asked of a version: one that the caller's organisation may not know of is not there. */
  async judge(actor: Actor, permission: Permission, id: VersionId): Promise<{ readonly grant: Grant; readonly responseId: ResponseId }> {
    const responseId = await findVersionPlace(this.sql, { personId: actor.personId, actingAs: actor.organisationId }, id);
    if (!responseId) throw new Refusal('not-found');
    return { grant: await this.access.require(actor, permission, { response: responseId }), responseId };
  }

  /** One version as the caller sees it. Throws `not-found`. */
  async present(grant: Grant, id: VersionId): Promise<ResponseVersionBody> {
    const version = await findVersion(this.sql, grant, id);
    if (!version) throw new Refusal('not-found');
    return presentVersion(version, await findNames(this.sql, version.responseId, namedIn([version])));
  }

  private writeDown(tx: Transaction, grant: Grant, id: VersionId): Promise<void> {
    return this.audit.recordBy(tx, grant, { action: 'version.named', object: { kind: 'response_version', id } });
  }
}
