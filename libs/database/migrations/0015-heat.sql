-- How often each block is cited, kept in step by the database itself: whatever changes citations or placements, and however they go.
-- See docs/decisions/023-following-passages.md.

update citation c set block_to = p.block_to from passage p where p.id = c.passage_id and c.block_to is null;

-- Who cites one block: those that begin in it, and the few that reach into it from an earlier one.
create index citation_reach on citation (version_id, block_from, block_to) where deleted_at is null and block_to > block_from;
create index placement_reach on placement (version_id, block_from, block_to) where block_to > block_from;

alter table citation_heat
  -- Citations whose first block this is: their sum counts each citation of the version once.
  add column begun int not null default 0,
  -- By stance, and 'none': how many responses, and how many begin here.
  add column stance_responses jsonb not null default '{}',
  add column stance_begun jsonb not null default '{}';

-- Whether this is where the passage stands (isSettled in libs/domain): found without doubt, or said by a person.
create function samsvar_is_settled(state text, is_doubtful boolean, decision text) returns boolean language sql immutable parallel safe
  as $$ select case when decision is null then state <> 'gone' and not is_doubtful else decision in ('accepted', 'chosen') end $$;

-- Counts these blocks anew. Two at once would not see each other's citations, so one waits for the other: a lock for each
-- organisation, taken last of all but that of its log.
create function samsvar_count_heat(versions uuid[], ords int[]) returns void language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  if versions is null then
    return;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('heat ' || owners.id::text, 0)) from (
    select distinct s.organisation_id as id from public.source_version v join public.source s on s.id = v.source_id
    where v.id = any (versions) order by 1) owners;
  delete from public.citation_heat h using unnest(versions, ords) as asked (version_id, ord)
    where h.version_id = asked.version_id and h.ord = asked.ord;
  insert into public.citation_heat (version_id, ord, count, responses, stances, begun, stance_responses, stance_begun)
  with asked as materialized (select distinct a.version_id, a.ord from unnest(versions, ords) as a (version_id, ord)
      join public.source_version v on v.id = a.version_id),
  citing as (
    select a.version_id, a.ord, c.response_id, coalesce(c.stance, 'none') as stance, true as begins
      from asked a join public.citation c on c.version_id = a.version_id and c.block_from = a.ord and c.deleted_at is null
    union all
    select a.version_id, a.ord, c.response_id, coalesce(c.stance, 'none'), false
      from asked a join public.citation c on c.version_id = a.version_id and c.deleted_at is null
        and c.block_to > c.block_from and c.block_from < a.ord and c.block_to >= a.ord
    union all
    select a.version_id, a.ord, c.response_id, coalesce(c.stance, 'none'), true
      from asked a join public.placement p on p.version_id = a.version_id and p.block_from = a.ord and p.state <> 'gone'
        and samsvar_is_settled(p.state, p.is_doubtful, p.decision)
      join public.citation c on c.passage_id = p.passage_id and c.deleted_at is null and c.version_id <> a.version_id
    union all
    select a.version_id, a.ord, c.response_id, coalesce(c.stance, 'none'), false
      from asked a join public.placement p on p.version_id = a.version_id and p.block_to > p.block_from
        and p.block_from < a.ord and p.block_to >= a.ord and samsvar_is_settled(p.state, p.is_doubtful, p.decision)
      join public.citation c on c.passage_id = p.passage_id and c.deleted_at is null and c.version_id <> a.version_id),
  by_stance as (
    select version_id, ord, stance, count(*) as count, count(distinct response_id) as responses, count(*) filter (where begins) as begun
      from citing group by 1, 2, 3),
  whole as (select version_id, ord, count(distinct response_id) as responses from citing group by 1, 2)
  select version_id, ord, sum(b.count), min(w.responses), jsonb_object_agg(b.stance, b.count), sum(b.begun),
      jsonb_object_agg(b.stance, b.responses), jsonb_object_agg(b.stance, b.begun)
    from by_stance b join whole w using (version_id, ord) group by 1, 2;
end $$;
revoke execute on function samsvar_count_heat(uuid[], int[]) from public;

-- The blocks that citations of these passages stand on, in whatever version.
create function samsvar_heat_of_passages(passages uuid[]) returns void language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
declare
  versions uuid[];
  ords int[];
begin
  if passages is null then
    return;
  end if;
  select array_agg(version_id), array_agg(ord) into versions, ords from (
    select p.version_id, generate_series(p.block_from, p.block_to) as ord from public.passage p where p.id = any (passages)
    union
    select l.version_id, generate_series(l.block_from, l.block_to) from public.placement l where l.passage_id = any (passages)) places;
  perform public.samsvar_count_heat(versions, ords);
end $$;
revoke execute on function samsvar_heat_of_passages(uuid[]) from public;

-- A keystroke changes no citation, or where in the text they stand: neither is counted.
create function heat_of_citations() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    perform public.samsvar_heat_of_passages(array_agg(distinct n.passage_id)) from new_rows n where n.deleted_at is null;
  elsif tg_op = 'DELETE' then
    perform public.samsvar_heat_of_passages(array_agg(distinct o.passage_id)) from old_rows o where o.deleted_at is null;
  else
    perform public.samsvar_heat_of_passages(array_agg(distinct changed.id)) from (
      select unnest(array[o.passage_id, n.passage_id]) as id
      from old_rows o join new_rows n on n.response_id = o.response_id and n.id = o.id
      where (o.passage_id, o.stance, o.deleted_at is null) is distinct from (n.passage_id, n.stance, n.deleted_at is null)) changed;
  end if;
  return null;
end $$;
create trigger heat_added after insert on citation referencing new table as new_rows for each statement execute function heat_of_citations();
create trigger heat_changed after update on citation referencing old table as old_rows new table as new_rows
  for each statement execute function heat_of_citations();
create trigger heat_gone after delete on citation referencing old table as old_rows for each statement execute function heat_of_citations();

create function heat_of_placements() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  versions uuid[];
  ords int[];
begin
  if tg_op = 'INSERT' then
    select array_agg(version_id), array_agg(ord) into versions, ords from (
      select distinct n.version_id, generate_series(n.block_from, n.block_to) as ord from new_rows n
      where samsvar_is_settled(n.state, n.is_doubtful, n.decision)) places;
  elsif tg_op = 'DELETE' then
    select array_agg(version_id), array_agg(ord) into versions, ords from (
      select distinct o.version_id, generate_series(o.block_from, o.block_to) as ord from old_rows o
      where samsvar_is_settled(o.state, o.is_doubtful, o.decision)) places;
  else
    select array_agg(version_id), array_agg(ord) into versions, ords from (
      select distinct version_id, generate_series(block_from, block_to) as ord from (
        select o.version_id, o.block_from, o.block_to, samsvar_is_settled(o.state, o.is_doubtful, o.decision) as is_settled from old_rows o
        union all
        select n.version_id, n.block_from, n.block_to, samsvar_is_settled(n.state, n.is_doubtful, n.decision) from new_rows n) either
      where is_settled) places;
  end if;
  perform public.samsvar_count_heat(versions, ords);
  return null;
end $$;
create trigger heat_added after insert on placement referencing new table as new_rows for each statement execute function heat_of_placements();
create trigger heat_changed after update on placement referencing old table as old_rows new table as new_rows
  for each statement execute function heat_of_placements();
create trigger heat_gone after delete on placement referencing old table as old_rows for each statement execute function heat_of_placements();

-- What is cited already.
select samsvar_heat_of_passages(array_agg(distinct passage_id)) from citation where deleted_at is null;
