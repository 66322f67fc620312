// The SQL of who works with a section of a response, how far it has come, and when it is due.
import type { Queries, Transaction } from '@samsvar/database';
import type { LocalDate, OrganisationId, PersonId, ResponseId, SectionPart, WorkState } from '@samsvar/domain';
import type { Grant } from '../access/grant';

/** One planned section. */
export interface SectionWorkRow {
  readonly sectionId: string;
  readonly state: WorkState;
  readonly dueOn: LocalDate | null;
}

/** Somebody who works with a section. */
export interface SectionPersonRow {
  readonly sectionId: string;
  readonly personId: PersonId;
  readonly organisationId: OrganisationId;
  readonly name: string;
  readonly organisation: string;
  readonly part: SectionPart;
}

/** A section of a response. */
export interface SectionAddress {
  readonly responseId: ResponseId;
  readonly sectionId: string;
}

/** All sections that somebody has planned. */
export const findSectionWork = async (sql: Queries, grant: Grant, id: ResponseId): Promise<SectionWorkRow[]> => [
  ...(await sql<SectionWorkRow[]>`
    select w.section_id, w.state, w.due_on from section_work w join response r on r.id = w.response_id
    where w.response_id = ${id} and r.organisation_id = ${grant.organisationId} order by w.section_id`),
];

/** Who works with the sections, owners first; people who are not there any more are left out. */
export const findSectionPeople = async (sql: Queries, grant: Grant, id: ResponseId): Promise<SectionPersonRow[]> => [
  ...(await sql<SectionPersonRow[]>`
    select s.section_id, s.person_id, s.organisation_id, p.name, o.name as organisation, s.part
    from section_person s join response r on r.id = s.response_id
      join membership m on m.person_id = s.person_id and m.organisation_id = s.organisation_id
      join person p on p.id = s.person_id join organisation o on o.id = s.organisation_id
    where s.response_id = ${id} and r.organisation_id = ${grant.organisationId}
    order by s.part desc, p.name, p.id`),
];

/** The limit of words, null when there is none. */
export const findWordLimit = async (sql: Queries, grant: Grant, id: ResponseId): Promise<number | null> => {
  const [row] = await sql<{ wordLimit: number | null }[]>`
    select word_limit from response where id = ${id} and organisation_id = ${grant.organisationId}`;
  return row?.wordLimit ?? null;
};

/** Sets the limit of words, or takes it away. */
export const updateWordLimit = async (sql: Queries, grant: Grant, limit: { readonly responseId: ResponseId; readonly words: number | null }): Promise<void> => {
  await sql`update response set word_limit = ${limit.words} where id = ${limit.responseId} and organisation_id = ${grant.organisationId}`;
};

/** The plan of a section as it was, which stays locked until the transaction ends. It is begun when there was none. */
export const lockSectionWork = async (tx: Transaction, grant: Grant, at: SectionAddress): Promise<SectionWorkRow> => {
  await tx`insert into section_work (response_id, section_id, updated_by)
    select r.id, ${at.sectionId}, ${grant.personId} from response r
    where r.id = ${at.responseId} and r.organisation_id = ${grant.organisationId} on conflict do nothing`;
  const [row] = await tx<SectionWorkRow[]>`select section_id, state, due_on from section_work
    where response_id = ${at.responseId} and section_id = ${at.sectionId} for update`;
  if (!row) throw new Error('An upsert left no row.');
  return row;
};

/** Says how far the section has come and when it is due. It has been locked with a grant before. */
export const updateSectionWork = async (tx: Transaction, grant: Grant, work: SectionAddress & Omit<SectionWorkRow, 'sectionId'>): Promise<void> => {
  await tx`update section_work set state = ${work.state}, due_on = ${work.dueOn}, updated_by = ${grant.personId}, updated_at = now()
    where response_id = ${work.responseId} and section_id = ${work.sectionId}`;
};

/** The people of a section are these. It has been locked with a grant before. */
export const replaceSectionPeople = async (
  tx: Transaction,
  at: SectionAddress,
  people: readonly Pick<SectionPersonRow, 'personId' | 'organisationId' | 'part'>[],
): Promise<void> => {
  await tx`delete from section_person where response_id = ${at.responseId} and section_id = ${at.sectionId}`;
  for (const { personId, organisationId, part } of people) {
    await tx`insert into section_person (response_id, section_id, person_id, organisation_id, part)
      values (${at.responseId}, ${at.sectionId}, ${personId}, ${organisationId}, ${part})`;
  }
};

/**
 * In which organisation each of these people reads the response: the caller's own before the lead before the others.
 * Whoever does not read it is left out, and so are people of other organisations who have not shown themselves: in the
 * text, in the plan, or in what everybody may read.
 */
export const findReaders = async (
  sql: Queries,
  grant: Grant,
  wanted: { readonly responseId: ResponseId; readonly people: readonly PersonId[] },
): Promise<ReadonlyMap<PersonId, OrganisationId>> => {
  const rows = await sql<{ personId: PersonId; organisationId: OrganisationId }[]>`
    select distinct on (m.person_id) m.person_id, m.organisation_id
    from response_reader m join response r on r.id = m.response_id and r.organisation_id = ${grant.organisationId}
    where m.response_id = ${wanted.responseId} and m.person_id = any(${[...wanted.people]}::uuid[])
      and (m.organisation_id = ${grant.actingAs}
        or exists (select from response_client c where c.response_id = r.id and c.person_id = m.person_id)
        or exists (select from section_person s where s.response_id = r.id and s.person_id = m.person_id
          and s.organisation_id = m.organisation_id)
        or exists (select from thread t join comment c on c.thread_id = t.id where t.response_id = r.id and t.layer is null
          and c.deleted_at is null and c.created_by = m.person_id and c.organisation_id = m.organisation_id))
    order by m.person_id, m.organisation_id = ${grant.actingAs} desc, m.is_lead desc, m.joined_at`;
  return new Map(rows.map(({ personId, organisationId }) => [personId, organisationId]));
};
