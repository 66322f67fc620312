// Keeps anchors in step with the text: follows them at every projection.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '@samsvar/database';
import { followAnchors, type FollowedAnchors, type NodeJson, type PlacedAnchor } from '@samsvar/document';
import type { Anchor, AnchorId } from '@samsvar/domain';
import { ResponseDocuments, type ProjectionNews } from '../response/response-documents';
import { AnchorAftermath } from './anchor-aftermath';
import type { Damage } from './anchor-mender';
import { findAllAnchors, isShared, knownPlace, writeAnchors, type FollowedAnchor, type LogPlace } from './anchor.store';
import { Sections } from './sections';

@Injectable()
export class AnchorFollower implements OnModuleInit {
  constructor(
    private readonly documents: ResponseDocuments,
    private readonly sections: Sections,
    private readonly aftermath: AnchorAftermath,
  ) {}

  onModuleInit(): void {
    this.documents.addProjectionStep((tx, projected) => this.follow(tx, projected));
  }

  /** In the transaction that keeps the projection: one query, and one statement when anything moved. */
  private async follow(tx: Transaction, projected: ProjectionNews): Promise<void> {
    const { responseId, previous, content, epoch, seq } = projected;
    const anchors = await findAllAnchors(tx, responseId);
    if (anchors.length === 0 && !hasAnchors(content.text)) return;
    this.sections.learn(responseId, { epoch, seq, text: content.text });
    // One that was put in the text after this position is judged by the next one.
    const known = anchors.filter((anchor) => anchor.state !== 'pending' && isNotAfter(anchor, { epoch, seq }));
    const followed = follow(known, previous, content.text);
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
    this.aftermath.take(responseId, { at: { epoch, seq }, turned, damage, isLeaking });
  }
}

/**
 * Follows each from the text that it is known in. What has no mark and was put in the text after the last projection is
 * not known in that one: it is looked for where it was put.
 */
const follow = (known: readonly FollowedAnchor[], previous: ProjectionNews['previous'], text: NodeJson): FollowedAnchors => {
  const isNew = (anchor: FollowedAnchor) => anchor.kind === 'tracked' && previous !== null && !isNotAfter(anchor, previous);
  const followed = followAnchors(previous?.content.text ?? null, text, known.map(knownPlace));
  const fresh = known.filter(isNew);
  if (fresh.length === 0) return followed;
  const found = new Map(followAnchors(null, text, fresh.map(knownPlace)).anchors.map((anchor) => [anchor.id, anchor]));
  return { ...followed, anchors: followed.anchors.map((anchor) => found.get(anchor.id) ?? anchor) };
};

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
