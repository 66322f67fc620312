// The SQL of whom a new version of a source concerns.
import type { Transaction } from '@samsvar/database';
import type { OrganisationId, PersonId, ResponseId, SourceId, SourceVersionId } from '@samsvar/domain';

/** One person and one response of theirs. */
export interface Concerned {
  readonly personId: PersonId;
  readonly organisationId: OrganisationId;
  readonly responseId: ResponseId;
  readonly sourceId: SourceId;
}

/**
 * Who has begun, written in or been given a part of a response that cites something which was edited, is gone or has changed
 * in substance in this version, and was not so in the one before it, in responses that are still open, unless they have been
 * told of this version. People of the organisation that owns the source; of those that it shares a response with, who may
 * write there, each acting as the organisation by which they came.
 */
export const findConcerned = async (tx: Transaction, versionId: SourceVersionId): Promise<Concerned[]> => [
  ...(await tx<Concerned[]>`
    with changed as (
      select distinct c.response_id, v.source_id
      from placement pl join source_version v on v.id = pl.version_id
        join citation c on c.passage_id = pl.passage_id and c.deleted_at is null
        left join placement before on before.passage_id = pl.passage_id and before.version_id = v.compared_with
      where pl.version_id = ${versionId} and (pl.state in ('edited', 'gone') or pl.substance_changed)
        and (before.passage_id is null or (before.state, before.text_now) is distinct from (pl.state, pl.text_now))),
    people as (
      select r.id as response_id, changed.source_id, r.created_by as person_id
      from changed join response r on r.id = changed.response_id and r.frozen_at is null
      union select changed.response_id, changed.source_id, k.person_id from changed join response_client k on k.response_id = changed.response_id
      union select changed.response_id, changed.source_id, unnest(w.contributors) from changed join response_version w on w.response_id = changed.response_id
      union select changed.response_id, changed.source_id, p.person_id from changed join section_person p on p.response_id = changed.response_id)
    select distinct on (people.person_id, people.response_id) people.person_id, reader.organisation_id, people.response_id, people.source_id
    from people join response r on r.id = people.response_id and r.frozen_at is null
      join response_reader reader on reader.response_id = r.id and reader.person_id = people.person_id
      left join response_party party on party.response_id = r.id and party.organisation_id = reader.organisation_id
    where (reader.is_lead or (reader.role = 'author' and (reader.is_guest or party.part = 'write')))
      and not exists (select from notification n where n.person_id = people.person_id and n.response_id = people.response_id
        and n.source_version_id = ${versionId})
    order by people.person_id, people.response_id, reader.is_lead desc, reader.is_guest, reader.organisation_id`),
];
