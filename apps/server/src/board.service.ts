// A person's work across responses: put together from several rooms, and so above them.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import { daysBetween, localDateOf, type Actor, type Facts, type LocalDate, type ResponseId } from '@samsvar/domain';
import type { BoardBody } from '@samsvar/protocol';
import { Access } from './access/access';
import type { Grant } from './access/grant';
import { CLOCK, type Clock } from './base/clock';
import { DATABASE } from './base/database.token';
import { byResponse, inBoardOrder, itemsOf, type BoardMatter } from './board-items';
import {
  findBoardResponses,
  findBoardSections,
  findBoardSuggestions,
  findBoardThreads,
  type BoardResponseRow,
} from './board.store';
import { Sections, type SectionOf } from './comment/sections';

/** What is settled stays on the board for so long (ms): 30 days. */
const LATELY = 30 * 86_400_000;

@Injectable()
export class BoardService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly access: Access,
    private readonly sections: Sections,
  ) {}

  /** What is the actor's to do, what others are to do for the actor, and what is done, in all responses that may be read. */
  async read(actor: Actor): Promise<BoardBody> {
    const grant = await this.access.require(actor, 'response.read', { organisation: actor.organisationId });
    const now = this.clock();
    const today = localDateOf(now);
    const found = await findBoardResponses(this.sql, grant);
    const facts = await this.access.factsOf(found.map(({ id }) => id));
    const responses = found.filter(({ id }) => this.access.refusal(actor, 'response.read', facts.get(id) ?? null) === null);
    const since = new Date(now.getTime() - LATELY);
    const matters = await this.mattersOf({ actor, grant, facts, since }, responses);
    const looking = { personId: actor.personId, role: actor.role, today, since };
    return {
      items: matters.flatMap((matter) => itemsOf(matter, looking)).sort(inBoardOrder),
      responses: responses.map((response) => presentResponse(response, today)),
    };
  }

  private async mattersOf(
    { actor, grant, facts, since }: { actor: Actor; grant: Grant; facts: ReadonlyMap<ResponseId, Facts>; since: Date },
    responses: readonly BoardResponseRow[],
  ): Promise<BoardMatter[]> {
    const query = { responses: responses.map(({ id }) => id), since };
    const [sections, threads, suggestions] = await Promise.all([
      findBoardSections(this.sql, query).then(byResponse),
      findBoardThreads(this.sql, grant, query).then(byResponse),
      findBoardSuggestions(this.sql, grant, query).then(byResponse),
    ]);
    // The texts are long: only those that something stands in are read.
    const sectionOf = async (id: ResponseId): Promise<SectionOf> =>
      threads.has(id) || suggestions.has(id) ? this.sections.of(id) : () => null;
    return Promise.all(responses.map(async (response) => ({
      response,
      mayDecide: this.access.refusal(actor, 'suggestion.decide', facts.get(response.id) ?? null) === null,
      sections: sections.get(response.id) ?? [],
      threads: threads.get(response.id) ?? [],
      suggestions: suggestions.get(response.id) ?? [],
      sectionOf: await sectionOf(response.id),
    })));
  }
}

const presentResponse = (
  { id, title, organisation, isShared, dueOn }: BoardResponseRow,
  today: LocalDate,
): BoardBody['responses'][number] => ({ id, title, organisation, isShared, dueOn, daysLeft: daysBetween(today, dueOn) });
