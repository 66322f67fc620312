// Lets the mirrored outline of a response follow a new version of its source.
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { transaction } from '@samsvar/database';
import { followOutline, type OutlineFollowed } from '@samsvar/document';
import { Refusal, type Actor, type ResponseId } from '@samsvar/domain';
import { OUTLINE_CHANNEL, type FollowOutlineBody, type OutlineChanges, type OutlineNews } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { Ledger } from '../audit/ledger';
import { findOutlineVersions, type OutlineVersions } from './outline-versions';
import { findNameOf, setMirroredVersion } from './outline.store';
import { ResponseDocuments } from './response-documents';

/** Keeps the text as it is, so that what follows can be undone. Called before the outline is changed, and may be called again after a failure. */
export type BeforeFollowing = (responseId: ResponseId, actor: Actor) => Promise<void>;

@Injectable()
export class OutlineService {
  private readonly steps: BeforeFollowing[] = [];

  constructor(
    private readonly ledger: Ledger,
    private readonly access: Access,
    private readonly documents: ResponseDocuments,
  ) {}

  /** Adds a step. To be called while the application starts. */
  before(step: BeforeFollowing): void {
    this.steps.push(step);
  }

  /** What following the newest version in use would do; null when it is followed already, or there is nothing to follow. */
  async changes(actor: Actor, id: ResponseId): Promise<OutlineChanges> {
    const grant = await this.access.require(actor, 'response.read', { response: id });
    const found = await this.find(grant, id);
    if (!found) return { changes: null };
    const { content } = await this.documents.projection(id);
    return present(found, followOutline(content, found.versions, randomUUID).changes);
  }

  /**
   * Follows version `to` and answers what was done. The text as it was is kept as a version first. Refuses with `conflict` when
   * a newer one is in use, and whoever is limited to some sections with `not-allowed`. Others may write meanwhile: their
   * editors bring along what they type in a section that is moved.
   */
  async follow(actor: Actor, id: ResponseId, { to }: FollowOutlineBody): Promise<OutlineChanges> {
    const { sections } = await this.access.require(actor, 'response.read', { response: id });
    // Before it is asked whether the text is locked: who may comes before what state it is in.
    if (sections !== null) throw new Refusal('not-allowed');
    const grant = await this.access.require(actor, 'response.write', { response: id });
    const found = await this.find(grant, id);
    if (!found) return { changes: null };
    const { versions, newest, followed } = found;
    if (newest.no !== to) throw new Refusal('conflict', { version: newest.no });
    for (const step of this.steps) await step(id, actor);
    // The text is changed elsewhere: what is noted and written down goes before it. Were the text not changed after that, it
    // would be offered again, since the text itself tells what it follows.
    await transaction(this.ledger.sql, async (tx) => {
      if (!(await setMirroredVersion(tx, grant, { id, versionId: newest.id }))) throw new Refusal('text-frozen');
      const facts = { from: followed.no, to: newest.no };
      await this.ledger.record(tx, grant, { action: 'response.outline-followed', object: { kind: 'response', id }, facts });
    });
    const { outcome } = await this.documents.command(id, { type: 'follow-outline', ...versions }, { writtenBy: null, decidedBy: actor.personId });
    if (outcome.type !== 'follow-outline') throw new Error('Following an outline came to something else.');
    // Anchors are looked for again, and the outline that others see is the new one.
    await this.documents.projection(id);
    const news: OutlineNews = { by: await findNameOf(this.ledger.sql, actor.personId), version: newest.no };
    this.documents.announce(id, { name: OUTLINE_CHANNEL, payload: news, audience: null });
    return present(found, outcome.changes);
  }

  private find(grant: Grant, id: ResponseId): Promise<OutlineVersions | null> {
    return findOutlineVersions(this.ledger.sql, grant, { id, content: async () => (await this.documents.projection(id)).content });
  }
}

const present = ({ followed, newest }: OutlineVersions, { kept, changed, added, removed }: OutlineFollowed): OutlineChanges => ({
  changes: { from: followed.no, to: newest.no, kept, changed: [...changed], added: [...added], removed: [...removed] },
});
