// The rooms of review, and all that a person may see in them of one response.
import { Injectable } from '@nestjs/common';
import type { Actor, ResponseId } from '@samsvar/domain';
import type { SuggestionBody, ThreadBody } from '@samsvar/protocol';
import { CommentService } from '../comment/comment.service';
import { ThreadService } from '../comment/thread.service';
import { SuggestionService } from '../suggestion/suggestion.service';

@Injectable()
export class ReviewOf {
  constructor(
    readonly threads: ThreadService,
    readonly comments: CommentService,
    readonly suggestions: SuggestionService,
  ) {}

  /** All threads and suggestions, open and settled, page after page. */
  async of(actor: Actor, responseId: ResponseId): Promise<{ threads: readonly ThreadBody[]; suggestions: readonly SuggestionBody[] }> {
    const threads: ThreadBody[] = [];
    for (let after: string | undefined | null; after !== null; ) {
      const page = await this.threads.list(actor, responseId, { state: 'all', after });
      threads.push(...page.threads);
      after = page.next;
    }
    const suggestions: SuggestionBody[] = [];
    for (let after: string | undefined | null; after !== null; ) {
      const page = await this.suggestions.list(actor, responseId, { state: 'all', after });
      suggestions.push(...page.suggestions);
      after = page.next;
    }
    return { threads, suggestions };
  }
}
