// Making suggestions: judged by the schema and by what stands in the text; nothing is written in it.
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { saySame, suggestedNodes, suggestionFault, type NodeJson, type SuggestionFault } from '@samsvar/document';
import { Refusal, SUGGESTION_LIMIT, type ResponseId, type SuggestionId, type SuggestionScope } from '@samsvar/domain';
import type { SuggestionDraft } from '@samsvar/protocol';
import type { Grant } from '../access/grant';
import type { FoundAnchors } from '../comment/anchors';
import { BeginThreads, type BegunThread, type ThreadWish } from '../comment/begin-threads';
import { ResponseDocuments } from '../response/response-documents';
import { nodesAt } from './nodes-at';
import { insertSuggestions, type NewSuggestion } from './suggestion.store';

/** A suggestion to be made, and the name in a Word file that it came back in, when that was nobody here. */
export type Proposal = SuggestionDraft & { readonly nameInFile: string | null };

interface Judged extends Omit<Proposal, 'base' | 'proposed'> {
  readonly id: SuggestionId;
  readonly base: readonly NodeJson[];
  readonly proposed: readonly NodeJson[];
}

@Injectable()
export class ProposeChanges {
  constructor(
    private readonly beginning: BeginThreads,
    private readonly documents: ResponseDocuments,
  ) {}

  /**
   * Makes suggestions in the caller's name, each with a thread of its own. Answers, for each, its id, or null where
   * `base` is not what stands in the text. Throws what is wrong with the first that could never be applied.
   */
  async propose(grant: Grant, responseId: ResponseId, proposals: readonly Proposal[]): Promise<(SuggestionId | null)[]> {
    const judged = proposals.map(judge);
    const wishes = judged.map(wishOf);
    const of = ({ wish }: BegunThread) => judged.find(({ id }) => id === wish.suggestionId);
    const threads = await this.beginning.begin(grant, responseId, {
      wishes,
      insert: (tx, begun) => insertSuggestions(tx, grant, begun.flatMap((thread) => newSuggestion(responseId, thread, of(thread)))),
      judge: (found, begun) => this.inPlace(responseId, { found, begun, of }),
    });
    return threads.map((thread, index) => (thread && judged[index]?.id) ?? null);
  }

  /** Those that say of the text what stands there. */
  private async inPlace(responseId: ResponseId, { found, begun, of }: Placing): Promise<readonly BegunThread[]> {
    if (begun.length === 0) return begun;
    const { content } = await this.documents.projection(responseId);
    const places = new Map(found.anchors.map((anchor) => [anchor.id, anchor]));
    return begun.filter((thread) => {
      const [proposal, place] = [of(thread), thread.anchorId && places.get(thread.anchorId)];
      const standing = proposal && place ? nodesAt(content.text, proposal.scope, place) : null;
      return standing !== null && proposal !== undefined && saySame(standing, proposal.base);
    });
  }
}

interface Placing {
  readonly found: FoundAnchors;
  readonly begun: readonly BegunThread[];
  readonly of: (thread: BegunThread) => Judged | undefined;
}

const wishOf = ({ id, visibility, target, reason, nameInFile }: Judged): ThreadWish => ({
  kind: 'suggestion',
  visibility,
  target,
  isBlocking: false,
  assignedTo: null,
  comment: reason ? { text: reason, mentions: [] } : null,
  nameInFile,
  suggestionId: id,
});

const newSuggestion = (responseId: ResponseId, thread: BegunThread, judged: Judged | undefined): NewSuggestion[] => {
  const { id: threadId, layer, anchorId } = thread;
  if (!judged || !anchorId) return [];
  const { id, scope, base, proposed, reason, nameInFile } = judged;
  return [{ id, responseId, layer, threadId, anchorId, scope, base, proposed, reason, nameInFile }];
};

const judge = (proposal: Proposal): Judged => {
  const { scope, target } = proposal;
  if (target.isWhole !== (scope !== 'inline')) throw new Refusal('invalid', { field: 'target' });
  // Nothing stands yet where something new is to come.
  if ((scope === 'insert') !== (proposal.base.length === 0)) throw new Refusal('invalid', { field: 'base' });
  const base = proposal.base.length === 0 ? [] : requireNodes(scope, proposal.base, 'base');
  const proposed = requireProposed(scope, proposal.proposed, 'proposed');
  if (saySame(base, proposed)) throw new Refusal('suggestion-empty');
  return { ...proposal, id: randomUUID() as SuggestionId, base, proposed }; // a new uuid, named here
};

/** What is to be put in, as it is kept. Nothing at all takes away what stands there. Throws what is wrong with it. */
export const requireProposed = (scope: SuggestionScope, nodes: readonly Record<string, unknown>[], field: string): NodeJson[] => {
  if (nodes.length === 0 && scope === 'insert') throw new Refusal('suggestion-empty');
  return nodes.length === 0 ? [] : requireNodes(scope, nodes, field);
};

const requireNodes = (scope: SuggestionScope, nodes: readonly Record<string, unknown>[], field: string): NodeJson[] => {
  if (JSON.stringify(nodes).length > SUGGESTION_LIMIT) throw new Refusal('too-large', { limit: SUGGESTION_LIMIT });
  if (!nodes.every((node) => typeof node['type'] === 'string')) throw new Refusal('invalid', { field });
  const read = nodes as unknown as NodeJson[]; // what the schema makes of them is judged next
  const fault = suggestionFault(scope, read);
  if (fault) throw refusalOf(fault, field);
  return suggestedNodes(read);
};

const refusalOf = (fault: SuggestionFault, field: string): Refusal => {
  switch (fault) {
    case 'empty':
      return new Refusal('suggestion-empty');
    case 'protected':
      return new Refusal('suggestion-protected');
    case 'invalid':
      return new Refusal('invalid', { field });
  }
};
