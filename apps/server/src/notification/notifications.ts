// Tells people what concerns them: in the product at once, and by mail as they have chosen.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '@samsvar/database';
import type { News, NotificationId, ThreadId } from '@samsvar/domain';
import { CLOCK, type Clock } from '../base/clock';
import type { Grant } from '../access/grant';
import { ringBells } from './bell.store';
import { insertNews, markThreadsRead } from './notification.store';

@Injectable()
export class Notifications {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /**
   * Tells these people, in the caller's transaction: they are told if, and only if, it is committed. Passes over whoever
   * did it, and repetitions in one call. The caller has made sure that each of them may see what it is about.
   *
   * Nobody is told of what they are done with: of a section that is done, none of those who work with it; of a thread
   * that is settled, nothing but how it was settled and that it was opened again. Nor is somebody who has left the
   * organisation.
   */
  async tell(tx: Transaction, news: readonly News[]): Promise<void> {
    const wanted = withoutEchoes(news.filter(({ personId, byId, isByItself }) => isByItself === true || personId !== byId));
    if (wanted.length === 0) return;
    const named = wanted.map((each) => ({ ...each, id: randomUUID() as NotificationId })); // new uuids, named here
    await ringBells(tx, await insertNews(tx, named, this.clock()));
  }

  /** The caller has read these threads, or decided what they were about: what was told of them is read, and not mailed. */
  async readThreads(tx: Transaction, grant: Grant, threads: readonly ThreadId[]): Promise<void> {
    if (await markThreadsRead(tx, grant, { threads, now: this.clock() })) await ringBells(tx, [grant.personId]);
  }
}

/** The same news once; and who is called or given a thread is not also told that something was answered there. */
const withoutEchoes = (news: readonly News[]): News[] => {
  const distinct = [...new Map(news.map((each) => [JSON.stringify([each.kind, about(each), each.sectionId]), each])).values()];
  const called = new Set(distinct.filter(({ kind }) => kind === 'mentioned' || kind === 'assigned').map(about));
  return distinct.filter((each) => each.kind !== 'answered' || !called.has(about(each)));
};

const about = ({ personId, organisationId, responseId, threadId, suggestionId, sourceId }: News): string =>
  [personId, organisationId, responseId, threadId ?? '', suggestionId ?? '', sourceId ?? ''].join(' ');
