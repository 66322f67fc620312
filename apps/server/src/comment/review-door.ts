// Judges what is asked of a thread or a comment: what another organisation keeps to itself is not there.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { Refusal, type Actor, type CommentId, type Permission, type ResponseId, type ThreadId } from '@samsvar/domain';
import { Access } from '../access/access';
import type { Grant } from '../access/grant';
import { DATABASE } from '../base/database.token';
import { findCommentPlace } from './comment.store';
import { InsideSections } from './inside-sections';
import { findBlockOfThread } from './projected-text.store';
import { ReviewPace } from './review-pace';
import { findThreadPlace } from './thread.store';

/** A judged permission, and the response that it was judged for. */
export interface Judged {
  readonly grant: Grant;
  readonly responseId: ResponseId;
}

@Injectable()
export class ReviewDoor {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly limit: ReviewPace,
    private readonly inside: InsideSections,
  ) {}

  /** Counts one thing that the actor writes. Throws `too-many-attempts`. */
  pace(actor: Actor): Promise<void> {
    return this.limit.take(actor.personId);
  }

  /**
   * Throws `not-found` for what is absent or hidden, `not-allowed` for what may be seen but not done, and `outside-sections`
   * for what a guest may say in other sections only.
   */
  async thread(actor: Actor, permission: Permission, id: ThreadId): Promise<Judged> {
    const judged = await this.judged(actor, permission, await findThreadPlace(this.sql, actor, id));
    if (permission === 'comment.write' && judged.grant.sections !== null) {
      const block = await findBlockOfThread(this.sql, id);
      await this.inside.require(judged.grant, judged.responseId, [block === null ? null : { from: { block }, to: { block } }]);
    }
    return judged;
  }

  /** The same for a comment, with the thread that it stands in. */
  async comment(actor: Actor, permission: Permission, id: CommentId): Promise<Judged & { readonly threadId: ThreadId }> {
    const place = await findCommentPlace(this.sql, actor, id);
    if (!place) throw new Refusal('not-found');
    return { ...(await this.judged(actor, permission, place.responseId)), threadId: place.threadId };
  }

  /** The same for anything that stands in this response; null when there is no such thing. Throws `text-frozen` where only that is in the way. */
  async judged(actor: Actor, permission: Permission, responseId: ResponseId | null): Promise<Judged> {
    if (responseId === null) throw new Refusal('not-found');
    return { grant: await this.access.require(actor, permission, { response: responseId }), responseId };
  }
}
