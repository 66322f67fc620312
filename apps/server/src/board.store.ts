// The SQL of a person's work in all responses that the organisation reads.
import type { Queries } from '@samsvar/database';
import type {
  LocalDate,
  OrganisationId,
  OutlineSection,
  PersonId,
  ResponseId,
  SectionPart,
  SuggestionState,
  ThreadId,
  WorkState,
} from '@samsvar/domain';
import type { Grant } from './access/grant';

/** Rows of one kind at most: a board with more says nothing. */
const MOST = 500;

/** A response that the organisation owns or shares. */
export interface BoardResponseRow {
  readonly id: ResponseId;
  readonly title: string;
  readonly organisationId: OrganisationId;
  readonly organisation: string;
  readonly isShared: boolean;
  readonly dueOn: LocalDate;
  readonly outline: readonly OutlineSection[];
}

/** The responses that the caller's organisation owns or shares, or that they are a guest of, newest first. The policy says which of them it may read. */
export const findBoardResponses = async (sql: Queries, grant: Grant): Promise<BoardResponseRow[]> => [
  ...(await sql<BoardResponseRow[]>`
    select r.id, r.title, r.organisation_id, o.name as organisation, c.due_on,
      (exists (select from response_party p where p.response_id = r.id)
        or exists (select from response_guest_now g where g.response_id = r.id)) as is_shared,
      coalesce(pr.projection -> 'outline', '[]') as outline
    from response r join organisation o on o.id = r.organisation_id
      join case_file f on f.id = r.case_file_id join consultation c on c.id = f.consultation_id
      left join response_projection pr on pr.response_id = r.id
    where r.organisation_id = ${grant.actingAs}
      or exists (select from response_party p where p.response_id = r.id and p.organisation_id = ${grant.actingAs})
      or exists (select from response_guest_now g
        where g.response_id = r.id and g.person_id = ${grant.personId} and g.organisation_id = ${grant.actingAs})
    order by r.created_at desc, r.id`),
];

/** What to look for: the responses that the caller may read, and since when what is settled is still shown. */
export interface BoardQuery {
  readonly responses: readonly ResponseId[];
  readonly since: Date;
}

/** A planned section with those who work with it, owners first. */
export interface BoardSectionRow {
  readonly responseId: ResponseId;
  readonly sectionId: string;
  readonly state: WorkState;
  readonly dueOn: LocalDate | null;
  readonly updatedAt: Date;
  readonly people: readonly { readonly personId: PersonId; readonly name: string; readonly part: SectionPart }[];
}

/** The planned sections of these responses. */
export const findBoardSections = async (sql: Queries, { responses }: BoardQuery): Promise<BoardSectionRow[]> => [
  ...(await sql<BoardSectionRow[]>`
    select w.response_id, w.section_id, w.state, w.due_on, w.updated_at, coalesce((
      select jsonb_agg(jsonb_build_object('personId', s.person_id, 'name', p.name, 'part', s.part) order by s.part desc, p.name)
      from section_person s join person p on p.id = s.person_id
        join membership m on m.person_id = s.person_id and m.organisation_id = s.organisation_id
      where s.response_id = w.response_id and s.section_id = w.section_id), '[]') as people
    from section_work w where w.response_id = any(${[...responses]}::uuid[])`),
];

/** A thread that has to do with the caller. */
export interface BoardThreadRow {
  readonly id: ThreadId;
  readonly responseId: ResponseId;
  readonly createdBy: PersonId;
  readonly by: string;
  readonly assignedTo: PersonId | null;
  readonly assigned: string | null;
  readonly isSettled: boolean;
  /** Somebody else calls the caller in it. */
  readonly isCalled: boolean;
  /** Null when it is about the response as a whole. */
  readonly quote: string | null;
  readonly block: string | null;
}

/**
 * Threads that the caller began, answers for or is called in, newest first; settled ones only when that was lately, and
 * not those about a suggestion: that is on the board itself.
 */
export const findBoardThreads = async (sql: Queries, grant: Grant, query: BoardQuery): Promise<BoardThreadRow[]> => [
  ...(await sql<BoardThreadRow[]>`
    select * from (
      select t.id, t.response_id, t.created_by, p.name as by, t.assigned_to, q.name as assigned, t.created_at,
        t.settled_at is not null as is_settled, a.quote, a.block_from as block, ${isCalled(sql, grant)} as is_called
      from thread t join person p on p.id = t.created_by left join person q on q.id = t.assigned_to
        left join anchor a on a.id = t.anchor_id
      where t.response_id = any(${[...query.responses]}::uuid[]) and (t.layer is null or t.layer = ${grant.actingAs})
        and (t.settled_at is null or (t.kind = 'comment' and t.settled_at > ${query.since}))) found
    where is_called or created_by = ${grant.personId} or assigned_to = ${grant.personId}
    order by created_at desc, id limit ${MOST}`),
];

/** Called by name, by role or as one of the organisation, as those are who are told of it. A guest's role is another than at home. */
const isCalled = (sql: Queries, { personId, actingAs }: Grant) => sql`exists (
  select from comment c cross join lateral jsonb_array_elements(c.mentions) m
    join response_reader me on me.response_id = t.response_id and me.person_id = ${personId} and me.organisation_id = ${actingAs}
  where c.thread_id = t.id and c.deleted_at is null and c.created_by <> ${personId} and (
    (m ->> 'kind' = 'person' and m ->> 'id' = ${personId}::text)
    or (m ->> 'kind' = 'role' and m ->> 'id' = me.role)
    or (m ->> 'kind' = 'organisation' and m ->> 'id' = ${actingAs}::text and me.role <> 'administrator')))`;

/** A suggestion that has to do with the caller, or may have. */
export interface BoardSuggestionRow {
  readonly threadId: ThreadId;
  readonly responseId: ResponseId;
  readonly createdBy: PersonId;
  readonly by: string;
  readonly state: SuggestionState;
  /** Who decided about it; null while it is open. */
  readonly decided: string | null;
  readonly quote: string;
  readonly block: string;
}

/** Open suggestions of these responses, and those that the caller made or decided about lately; newest first. */
export const findBoardSuggestions = async (sql: Queries, grant: Grant, query: BoardQuery): Promise<BoardSuggestionRow[]> => [
  ...(await sql<BoardSuggestionRow[]>`
    select s.thread_id, s.response_id, s.created_by, p.name as by, s.state, d.name as decided, a.quote, a.block_from as block
    from suggestion s join person p on p.id = s.created_by left join person d on d.id = s.decided_by
      join anchor a on a.id = s.anchor_id
    where s.response_id = any(${[...query.responses]}::uuid[]) and (s.layer is null or s.layer = ${grant.actingAs})
      and (s.state = 'open' or (s.state in ('accepted', 'rejected') and s.decided_at > ${query.since}
        and ${grant.personId} in (s.created_by, s.decided_by)))
    order by s.created_at desc, s.id limit ${MOST}`),
];
