// Puts anchors in the text, and takes them out again.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql, Transaction } from '@samsvar/database';
import { targetFault, type KnownPlace, type PlacedAnchor } from '@samsvar/document';
import {
  ANCHOR_LIMIT,
  Refusal,
  type AnchorId,
  type AnchorKind,
  type AnchorTarget,
  type OrganisationId,
  type ResponseId,
  type Visibility,
} from '@samsvar/domain';
import type { Grant } from '../access/grant';
import { SYSTEM_DATABASE } from '../base/database.token';
import { ResponseDocuments } from '../response/response-documents';
import { findEpoch, holdSharing, isShared, type LogPlace } from './anchor.store';

/** An anchor that is to be put somewhere. */
export interface AskedAnchor {
  readonly id: AnchorId;
  readonly kind: AnchorKind;
  readonly target: AnchorTarget;
}

/** Where anchors were found, and at which position of the log. */
export interface FoundAnchors {
  readonly at: LogPlace;
  readonly anchors: readonly PlacedAnchor[];
}

/** Anchors are nobody's words, and nobody's decision about words. */
const NOBODY = { writtenBy: null, decidedBy: null };

@Injectable()
export class Anchors {
  constructor(
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    private readonly documents: ResponseDocuments,
  ) {}

  /** Puts anchors on what was pointed at, all at once; those whose place is not there any more are `detached`. */
  async place(responseId: ResponseId, anchors: readonly AskedAnchor[]): Promise<FoundAnchors> {
    const epoch = await findEpoch(this.sql, responseId);
    if (anchors.length === 0) return { at: { epoch, seq: 0 }, anchors: [] };
    const { seq, outcome } = await this.documents.command(responseId, { type: 'place-anchors', anchors }, NOBODY);
    return { at: { epoch, seq }, anchors: outcome.type === 'place-anchors' ? outcome.anchors : [] };
  }

  /** Takes marks out of the text, and for `copies` all but the best one. */
  async lift(responseId: ResponseId, ids: readonly string[], copies: readonly KnownPlace[] = []): Promise<void> {
    if (ids.length + copies.length === 0) return;
    await this.documents.command(responseId, { type: 'lift-anchors', ids, ...(copies.length > 0 && { copies }) }, NOBODY);
  }

  /**
   * Where other organisations read the text, what they must not notice leaves nothing in it. Nobody is let in before the
   * transaction ends, nor afterwards while an own mark stands there.
   */
  async kindFor(tx: Transaction, responseId: ResponseId, layer: OrganisationId | null): Promise<AnchorKind> {
    if (layer === null) return 'mark';
    await holdSharing(tx, responseId);
    return (await isShared(tx, responseId)) ? 'tracked' : 'mark';
  }
}

/** The organisation that alone may know of it; null for everybody who reads the text. */
export const layerOf = (grant: Grant, visibility: Visibility): OrganisationId | null =>
  visibility === 'organisation' ? grant.actingAs : null;

/** Throws `nothing-to-anchor` for an empty place, and `too-large` for one that covers too much. */
export const requireTarget = (target: AnchorTarget): void => {
  const fault = targetFault(target);
  if (fault === 'empty') throw new Refusal('nothing-to-anchor');
  if (fault === 'too-long') throw new Refusal('too-large', { limit: ANCHOR_LIMIT });
};
