// How the citations of a response stand, for the chips and the list: in step with their sources, or not.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { isSettled, isUuid, isWaiting, type Actor, type ResponseId } from '@samsvar/domain';
import type { CitationState, CitationStates } from '@samsvar/protocol';
import { Access } from '../access/access';
import { DATABASE } from '../base/database.token';
import { ResponseDocuments } from '../response/response-documents';
import { findCitationStates, type CitationStateRow } from './citation-state.store';

@Injectable()
export class CitationStateService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly documents: ResponseDocuments,
  ) {}

  /** By passage, of those that the text cites as it stands now. Whoever reads the response learns where they stand, and no word of the source. */
  async list(actor: Actor, id: ResponseId): Promise<CitationStates> {
    const grant = await this.access.require(actor, 'response.read', { response: id });
    const { projection } = await this.documents.projection(id);
    const ids = [...new Set(projection.citations.map(({ passageId }) => passageId))].filter(isUuid);
    if (ids.length === 0) return { states: [] };
    return { states: (await findCitationStates(this.sql, grant, ids)).map(present) };
  }
}

const present = (row: CitationStateRow): CitationState => ({
  passageId: row.passageId,
  sourceId: row.sourceId,
  pinned: { no: row.pinnedNo, pageLabel: row.pinnedPage },
  current: currentOf(row),
  isWithdrawn: row.isWithdrawn,
  isRecognised: row.isRecognised,
});

const currentOf = ({ state, currentNo, currentPage, isDoubtful, decision, substanceChanged }: CitationStateRow): CitationState['current'] => {
  if (state === null || currentNo === null) return null;
  const placement = { state, isDoubtful, decision };
  return {
    no: currentNo,
    pageLabel: currentPage,
    // Whoever said that it is gone knows better than the machine, which may have found something.
    state: decision === 'gone' ? 'gone' : state,
    isWaiting: isWaiting(placement),
    hasSubstanceChanged: substanceChanged,
    isKept: decision === 'kept',
    canRenew: isSettled(placement),
  };
};
