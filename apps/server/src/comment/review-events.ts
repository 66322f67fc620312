// Tells those who have a response open which threads and suggestions are to be fetched again.
import { Injectable } from '@nestjs/common';
import type { OrganisationId, ResponseId, SuggestionId, ThreadId } from '@samsvar/domain';
import { REVIEW_CHANNEL, type ReviewEvent } from '@samsvar/protocol';
import { ResponseDocuments } from '../response/response-documents';

/** One thread that changed, with the suggestion that is talked about in it, and who alone may know of both. */
export interface ChangedThread {
  readonly id: ThreadId;
  readonly suggestionId: SuggestionId | null;
  readonly layer: OrganisationId | null;
}

@Injectable()
export class ReviewEvents {
  constructor(private readonly documents: ResponseDocuments) {}

  /** One event for each layer, heard by nobody outside it. To be called once the change is committed. */
  tell(responseId: ResponseId, changed: readonly ChangedThread[]): void {
    const layers = new Set(changed.map(({ layer }) => layer));
    for (const layer of layers) {
      const heard = changed.filter((thread) => thread.layer === layer);
      const payload: ReviewEvent = {
        threads: heard.map(({ id }) => id),
        suggestions: heard.flatMap(({ suggestionId }) => suggestionId ?? []),
      };
      this.documents.announce(responseId, { name: REVIEW_CHANNEL, payload, audience: layer });
    }
  }
}
