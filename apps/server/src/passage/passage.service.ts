// Passages: pinning a range of a source, and finding it again.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Queries, type Sql } from '@samsvar/database';
import {
  Refusal,
  contextOfRange,
  textOfRange,
  type Actor,
  type Passage,
  type PassageId,
  type SourceVersionId,
} from '@samsvar/domain';
import type { PassageBody, PassageDraft } from '@samsvar/protocol';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { Audit } from '../audit/audit';
import { DATABASE } from '../base/database.token';
import { FollowPassagesJob } from './follow-passages-job';
import { presentPassage } from './passage.presenter';
import {
  findBlocksOfRange,
  findHeadingAbove,
  findPassageAt,
  findPassages,
  findVersionState,
  hasLaterVersion,
  insertPassage,
  isOwnPassage,
  type PassageRow,
} from './passage.store';
import { printedPage } from './printed-page';

/** More blocks than this cannot be pinned: the longest passage is some pages. */
export const BLOCKS_MAX = 1_000;

@Injectable()
export class PassageService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly following: FollowPassagesJob,
  ) {}

  /**
   * Pins a range. The same range again answers the passage there is. Refuses with `passage-mismatch` when the
   * words are not exactly the source's, and with `conflict` when the id is pinned to another range.
   */
  async pin(actor: Actor, id: PassageId, draft: PassageDraft): Promise<PassageBody> {
    const grant = await this.access.require(actor, 'passage.create', { version: draft.versionId });
    const state = await findVersionState(this.sql, grant, draft.versionId);
    if (!state) throw new Refusal('not-found');
    if (state !== 'ready') throw new Refusal('source-not-ready');
    const existing = await findPassageAt(this.sql, grant, draft);
    if (existing && existing.exact === draft.exact) return this.followed(existing);
    const passage = await this.passageOf(grant, id, draft);
    await this.insert(grant, passage);
    const pinned = await findPassageAt(this.sql, grant, draft);
    if (!pinned) throw new Refusal('conflict');
    return this.followed(pinned);
  }

  /** One passage. */
  async read(actor: Actor, id: PassageId): Promise<PassageBody> {
    const grant = await this.access.require(actor, 'passage.read', { passage: id });
    const passage = (await findPassages(this.sql, grant, [id]))[0];
    if (!passage) throw new Refusal('not-found');
    return presentPassage(passage);
  }

  /** A passage of a version behind which others have come is to be followed into those. */
  private async followed(passage: PassageRow): Promise<PassageBody> {
    if (await hasLaterVersion(this.sql, passage)) await this.following.askSoon(passage.sourceId);
    return presentPassage(passage);
  }

  private async passageOf(grant: Grant, id: PassageId, draft: PassageDraft): Promise<Passage> {
    if (draft.blockTo - draft.blockFrom >= BLOCKS_MAX) throw new Refusal('passage-mismatch');
    const blocks = await findBlocksOfRange(this.sql, grant, draft);
    const first = blocks[0];
    if (!first || textOfRange(blocks, draft) !== draft.exact) throw new Refusal('passage-mismatch');
    return {
      ...draft,
      id,
      ...contextOfRange(blocks, draft),
      pageLabel: printedPage(first, draft.offsetFrom),
      sectionLabel: await sectionOf(this.sql, grant, { versionId: draft.versionId, ord: draft.blockFrom }),
    };
  }

  /** An id that another organisation has is answered with a new one: it must not be told apart from a free one. */
  private async insert(grant: Grant, passage: Passage): Promise<void> {
    if (await this.insertOnce(grant, passage)) return;
    if (await isOwnPassage(this.sql, grant, passage.id)) return;
    await this.insertOnce(grant, { ...passage, id: randomUUID() as PassageId }); // a new uuid, named here
  }

  private insertOnce(grant: Grant, passage: Passage): Promise<boolean> {
    return transaction(this.sql, async (tx) => {
      if (!(await insertPassage(tx, grant, passage))) return false;
      const facts = { version: passage.versionId };
      await this.audit.recordBy(tx, grant, { action: 'passage.pinned', object: { kind: 'passage', id: passage.id }, facts });
      return true;
    });
  }
}

/** The nearest heading at or above a block, with its number: "4.3 Ett gemensamt centrum"; null before the first. */
export const sectionOf = async (sql: Queries, grant: Grant, place: { readonly versionId: SourceVersionId; readonly ord: number }): Promise<string | null> => {
  const heading = await findHeadingAbove(sql, grant, place);
  return heading && [heading.label, heading.text].filter(Boolean).join(' ');
};
