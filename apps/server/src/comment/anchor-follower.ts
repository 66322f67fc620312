// Keeps anchors in step with the text: follows them at every projection, and mends the marks afterwards.
import { Inject, Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Sql, Transaction } from '@samsvar/database';
import { followAnchors, type NodeJson, type PlacedAnchor } from '@samsvar/document';
import { Refusal, type Anchor, type AnchorId, type ResponseId } from '@samsvar/domain';
import { DATABASE } from '../base/database.token';
import { faultOf } from '../base/fault';
import { LOG, type Log } from '../base/logger';
import { ResponseDocuments, type ProjectionNews } from '../response/response-documents';
import { findAllAnchors, isShared, knownPlace, writeAnchors, type FollowedAnchor, type LogPlace } from './anchor.store';
import { AnchorSharing } from './anchor-sharing';
import { AnchorMender, isNothing, type Damage } from './anchor-mender';
import { isProjectionKept } from './projected-text.store';
import { ReviewEvents } from './review-events';
import { Sections } from './sections';
import { findThreadsOfAnchors } from './thread.store';

@Injectable()
export class AnchorFollower implements OnModuleInit, BeforeApplicationShutdown {
  private readonly afterwards = new Set<Promise<void>>();

  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    @Inject(LOG) private readonly log: Log,
    private readonly documents: ResponseDocuments,
    private readonly mender: AnchorMender,
    private readonly sharing: AnchorSharing,
    private readonly events: ReviewEvents,
    private readonly sections: Sections,
  ) {}

  onModuleInit(): void {
    this.documents.addProjectionStep((tx, projected) => this.follow(tx, projected));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.idle();
  }

  /** Resolves when everything that projections brought about so far is done. */
  async idle(): Promise<void> {
    while (this.afterwards.size > 0) await Promise.all(this.afterwards);
  }

  /** In the transaction that keeps the projection: one query, and one statement when anything moved. */
  private async follow(tx: Transaction, projected: ProjectionNews): Promise<void> {
    const { responseId, previous, content, epoch, seq } = projected;
    const anchors = await findAllAnchors(tx, responseId);
    if (anchors.length === 0 && !hasAnchors(content.text)) return;
    this.sections.learn(responseId, { epoch, seq, text: content.text });
    // One that was put in the text after this position is judged by the next one.
    const known = anchors.filter((anchor) => anchor.state !== 'pending' && isNotAfter(anchor, { epoch, seq }));
    const followed = followAnchors(previous?.content.text ?? null, content.text, known.map(knownPlace));
    const moved = followed.anchors.filter((found, index) => !isWhereItWas(known[index], found));
    const turned = await writeAnchors(tx, responseId, { at: { epoch, seq }, anchors: moved });
    const all = new Set<string>(anchors.map(({ id }) => id));
    const damage: Damage = {
      strangers: followed.strangers.filter((id) => !all.has(id)),
      copied: placesOf(followed.copied, followed.anchors, known),
      unmarked: placesOf(followed.unmarked, followed.anchors, known),
    };
    // A thread that was begun while the response was being shared may have got a mark that others must not see.
    const hasLayered = anchors.some(({ kind, layer }) => kind === 'mark' && layer !== null);
    const isLeaking = hasLayered && (await isShared(tx, responseId));
    if (turned.length > 0 || isLeaking || !isNothing(damage)) this.later(responseId, { at: { epoch, seq }, turned, damage, isLeaking });
  }

  /** What may be done only once the projection is committed. */
  private later(responseId: ResponseId, what: Aftermath): void {
    const work = this.finish(responseId, what)
      .catch((error: unknown) => {
        // A document that is gone or a server that is going down: the next projection finds the same again.
        if (!(error instanceof Refusal)) this.log.warn({ response: responseId, ...faultOf(error) }, 'anchors could not be mended');
      })
      .finally(() => this.afterwards.delete(work));
    this.afterwards.add(work);
  }

  private async finish(responseId: ResponseId, { at, turned, damage, isLeaking }: Aftermath): Promise<void> {
    if (!(await isProjectionKept(this.sql, responseId, at))) return;
    if (turned.length > 0) this.events.tell(responseId, await findThreadsOfAnchors(this.sql, turned));
    if (isLeaking) await this.sharing.unmark(responseId);
    await this.mender.mend(responseId, at, damage);
  }
}

interface Aftermath {
  readonly at: LogPlace;
  /** Anchors whose state is another than before. */
  readonly turned: readonly AnchorId[];
  readonly damage: Damage;
  /** A mark of what one organisation keeps to itself stands in a text that others read. */
  readonly isLeaking: boolean;
}

const isNotAfter = (a: LogPlace, b: LogPlace): boolean => a.epoch < b.epoch || (a.epoch === b.epoch && a.seq <= b.seq);

const isWhereItWas = (known: Anchor | undefined, found: PlacedAnchor): boolean =>
  known !== undefined &&
  known.state === found.state &&
  known.now === found.now &&
  known.isWhole === found.isWhole &&
  known.from.block === found.from.block &&
  known.from.offset === found.from.offset &&
  known.to.block === found.to.block &&
  known.to.offset === found.to.offset;

/** The anchors with these ids, where they were found. */
const placesOf = (ids: readonly AnchorId[], found: readonly PlacedAnchor[], known: readonly FollowedAnchor[]): Anchor[] =>
  ids.flatMap((id) => {
    const index = known.findIndex((anchor) => anchor.id === id);
    const [was, is] = [known[index], found[index]];
    if (!was || !is) return [];
    const { kind, quote, prefix, suffix } = was;
    return [{ kind, quote, prefix, suffix, ...is }];
  });

/** Whether any words carry an anchor's mark. */
const hasAnchors = (node: NodeJson): boolean =>
  (node.marks?.some(({ type }) => type === 'anchor') ?? false) || (node.content?.some(hasAnchors) ?? false);
