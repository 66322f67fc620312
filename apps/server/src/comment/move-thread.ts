// Putting a thread on a place again, when what it stood on is gone.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import { Refusal, type Actor, type AnchorId, type ThreadId } from '@samsvar/domain';
import type { Reanchor, ThreadBody } from '@samsvar/protocol';
import { DATABASE } from '../base/database.token';
import { deleteAnchors, insertAnchors, writeAnchors } from './anchor.store';
import { Anchors, requireTarget, type AskedAnchor, type FoundAnchors } from './anchors';
import { InsideSections } from './inside-sections';
import { ReviewDoor, type Judged } from './review-door';
import { ThreadChanges } from './thread-changes';
import { findThreadsById, moveThread } from './thread.store';

@Injectable()
export class MoveThread {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly door: ReviewDoor,
    private readonly anchors: Anchors,
    private readonly changes: ThreadChanges,
    private readonly inside: InsideSections,
  ) {}

  /** Puts a thread on another place. Refuses with `text-changed` when that is not in the text; then it stays where it was. */
  async move(actor: Actor, id: ThreadId, { target }: Reanchor): Promise<ThreadBody> {
    const judged = await this.door.thread(actor, 'comment.write', id);
    const { grant, responseId } = judged;
    await this.door.pace(actor);
    requireTarget(target);
    await this.inside.require(grant, responseId, [target]);
    const [thread] = await findThreadsById(this.sql, grant, [id]);
    if (!thread) throw new Refusal('not-found');
    const { layer, anchorId: before } = thread;
    const anchor = await transaction(this.sql, async (tx) => {
      const kind = await this.anchors.kindFor(tx, responseId, layer);
      const placed = { id: randomUUID() as AnchorId, kind, target }; // a new uuid, named here
      await insertAnchors(tx, responseId, [{ ...placed, layer }]);
      return placed;
    });
    const found = await this.place(judged, anchor);
    const moved = await this.changes.make(judged, id, async (tx) => {
      await writeAnchors(tx, responseId, found);
      await moveThread(tx, grant, { id, anchorId: anchor.id });
      if (before) await deleteAnchors(tx, [before]);
      return { reasons: [], deed: { action: 'thread.moved', object: { kind: 'thread', id } } };
    });
    if (before) await this.anchors.lift(responseId, [before]);
    return moved;
  }

  private async place({ grant, responseId }: Judged, anchor: AskedAnchor): Promise<FoundAnchors> {
    try {
      const found = await this.anchors.place(responseId, [anchor]);
      if (found.anchors[0]?.state === 'detached') throw new Refusal('text-changed');
      await this.inside.require(grant, responseId, found.anchors);
      return found;
    } catch (error) {
      await deleteAnchors(this.sql, [anchor.id]);
      throw error;
    }
  }
}
