// Reads threads with everything that is shown of them, in a few queries however many they are.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { Refusal, type ResponseId, type ThreadId } from '@samsvar/domain';
import type { ThreadBody } from '@samsvar/protocol';
import type { Grant } from '../access/grant';
import { DATABASE } from '../base/database.token';
import { findAnchors } from './anchor.store';
import { findComments } from './comment.store';
import { findNames } from './people.store';
import { Sections } from './sections';
import { presentThreads } from './thread.presenter';
import { findThreadsById, type ThreadRow } from './thread.store';

@Injectable()
export class ThreadReader {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly sections: Sections,
  ) {}

  /** Threads of one response as the caller sees them. */
  async present(grant: Grant, responseId: ResponseId, rows: readonly ThreadRow[]): Promise<ThreadBody[]> {
    if (rows.length === 0) return [];
    const [comments, anchors, sectionOf] = await Promise.all([
      findComments(this.sql, grant, rows.map(({ id }) => id)),
      findAnchors(this.sql, grant, rows.flatMap(({ anchorId }) => anchorId ?? [])),
      this.sections.of(responseId),
    ]);
    const names = await findNames(this.sql, responseId, {
      people: [
        ...rows.flatMap(({ createdBy, assignedTo, settledBy }) => [createdBy, assignedTo ?? [], settledBy ?? []].flat()),
        ...comments.map(({ createdBy }) => createdBy),
      ],
      organisations: [...rows, ...comments].map(({ organisationId }) => organisationId),
    });
    return presentThreads(rows, { grant, comments, anchors, names, sectionOf });
  }

  /** One thread. Throws `not-found` when the caller may not know of it. */
  async one(grant: Grant, responseId: ResponseId, id: ThreadId): Promise<ThreadBody> {
    const [thread] = await this.present(grant, responseId, await findThreadsById(this.sql, grant, [id]));
    if (!thread) throw new Refusal('not-found');
    return thread;
  }
}
