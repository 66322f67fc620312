-- Sources that stay true: versions in use, what became of each block and each passage, who cites what, search, snapshots, findings.
-- See docs/decisions/023-following-passages.md.

-- A later version is compared with the one before, and used when that has been done. One that would lose much waits for a person.
alter table source_version
  add column label text,
  add column dated date,
  add column standing text not null default 'in-use' check (standing in ('comparing', 'held', 'in-use', 'set-aside')),
  -- The version that it was compared with.
  add column compared_with uuid references source_version,
  -- The earlier version with exactly the same words, when there is one.
  add column same_text_as uuid references source_version,
  -- Of web pages: the address asked for in the end, and when.
  add column origin_url text,
  add column retrieved_at timestamptz,
  add column published date,
  add column changed_on date,
  -- Pages whose text was recognised in a picture.
  add column recognised_pages int[] not null default '{}';

alter table source
  add column withdrawn_at timestamptz,
  add column withdrawn_by uuid references person,
  add column withdrawn_note text;

-- A web page that is asked for again, weekly while a consultation that has it is open.
create table source_watch (
  source_id uuid primary key references source on delete cascade,
  url text not null,
  is_on boolean not null default true,
  next_at timestamptz not null,
  last_at timestamptz,
  -- 'same', 'changed' or a refusal's code.
  last_result text
);
create index source_watch_due on source_watch (next_at) where is_on;

-- What became of the blocks of one version in another. A split or merged block has several rows.
create table block_map (
  from_version uuid not null references source_version on delete cascade,
  to_version uuid not null references source_version on delete cascade,
  no int not null,
  from_ord int,
  to_ord int,
  kind text not null check (kind in ('same', 'edited', 'moved', 'moved-edited', 'split', 'merged', 'deleted', 'inserted')),
  similarity real not null,
  primary key (from_version, to_version, no),
  check (from_ord is not null or to_ord is not null)
);

-- Where a passage stands in a later version than the one it is pinned to. One transaction writes those of a whole version.
create table placement (
  passage_id uuid not null references passage on delete cascade,
  version_id uuid not null references source_version on delete cascade,
  state text not null check (state in ('unchanged', 'moved', 'edited', 'gone')),
  is_doubtful boolean not null,
  block_from int,
  offset_from int,
  block_to int,
  offset_to int,
  text_now text,
  page_label text,
  section_label text,
  confidence real not null,
  context_changed boolean not null default false,
  substance_changed boolean not null default false,
  -- The version that it was followed from: the pinned one, or the latest with an accepted place.
  followed_from uuid not null references source_version,
  candidates jsonb not null default '[]',
  -- What a person said; null while nobody has. Machines never write here.
  decision text check (decision in ('accepted', 'chosen', 'kept', 'gone')),
  decided_by uuid references person,
  decided_at timestamptz,
  -- Counts decisions, so that two people at once are told apart.
  revision int not null default 0,
  primary key (passage_id, version_id),
  check ((block_from is null) = (state = 'gone'))
);
create index placement_version on placement (version_id, state);
create index placement_place on placement (version_id, block_from) where state <> 'gone';

-- What stood there before each decision, so that it can be undone and seen.
create table placement_decision (
  id uuid primary key,
  passage_id uuid not null,
  version_id uuid not null,
  revision int not null,
  decision text,
  place jsonb not null,
  decided_by uuid not null references person,
  decided_at timestamptz not null default now(),
  foreign key (passage_id, version_id) references placement on delete cascade
);
create index placement_decision_placement on placement_decision (passage_id, version_id, revision);

-- The whole range, for counting on every block of it.
alter table citation add column block_to int;
update citation c set block_to = p.block_to from passage p where p.id = c.passage_id;

-- How often each block is cited, in all responses of the organisation that has the source. Kept by the projector and the jobs.
create table citation_heat (
  version_id uuid not null references source_version on delete cascade,
  ord int not null,
  count int not null,
  responses int not null,
  -- By stance, and 'none'.
  stances jsonb not null default '{}',
  primary key (version_id, ord)
);

-- Which version of the mirrored source the headings of a response follow.
alter table response add column mirrors_version_id uuid references source_version;
update response r set mirrors_version_id = (
  select v.id from source_version v where v.source_id = r.mirrors_source_id and v.state = 'ready' and v.created_at <= r.created_at
  order by v.no desc limit 1) where r.mirrors_source_id is not null;

-- What the product thinks it has found in a source; a person confirms.
create table source_finding (
  id uuid primary key,
  version_id uuid not null references source_version on delete cascade,
  kind text not null,
  value jsonb not null,
  block_from int,
  offset_from int,
  block_to int,
  offset_to int,
  state text not null default 'proposed' check (state in ('proposed', 'confirmed', 'dismissed')),
  decided_by uuid references person,
  decided_at timestamptz
);
create index source_finding_version on source_finding (version_id);

-- Searching in Swedish: stems, parts of compounds, and any part of a word. å, ä and ö are letters of their own.
create extension if not exists pg_trgm;
create function samsvar_fold(words text) returns text language sql immutable parallel safe strict
  as $$ select translate(lower(words), 'éèêëáàâãíìîïóòôõúùûüýÿñç', 'eeeeaaaaiiiioooouuuuyync') $$;
create function samsvar_vector(type text, words text, parts text) returns tsvector language sql immutable parallel safe
  as $$ select setweight(to_tsvector('pg_catalog.swedish', samsvar_fold(words)), case type when 'heading' then 'A' else 'B' end::"char")
    || setweight(to_tsvector('pg_catalog.swedish', coalesce(samsvar_fold(parts), '')), 'C') $$;
alter table block
  -- Parts of the compounds in the text, set apart by blanks; null until they have been computed.
  add column parts text,
  add column search tsvector;
create index block_search on block using gin (search);
create index block_trigram on block using gin (samsvar_fold(text) gin_trgm_ops);

-- The words of the organisation's own responses, block by block; written by the projector.
create table response_block (
  response_id uuid not null references response on delete cascade,
  ord int not null,
  block_id text not null,
  type text not null,
  section_id text,
  section_title text,
  text text not null,
  parts text,
  search tsvector,
  primary key (response_id, ord)
);
create index response_block_search on response_block using gin (search);
create index response_block_trigram on response_block using gin (samsvar_fold(text) gin_trgm_ops);

-- The second wall (decision 017).
grant select, insert, update, delete on
  source_watch, block_map, placement, placement_decision, citation_heat, source_finding, response_block to samsvar_tenant;
do $$
declare
  name text;
begin
  foreach name in array array['source_watch', 'block_map', 'placement', 'placement_decision', 'citation_heat', 'source_finding', 'response_block'] loop
    execute format('alter table %I enable row level security', name);
  end loop;
end $$;
create policy own on source_watch to samsvar_tenant
  using (exists (select from source s where s.id = source_id and s.organisation_id = (select samsvar_organisation())))
  with check (exists (select from source s where s.id = source_id and s.organisation_id = (select samsvar_organisation())));
create policy own on block_map to samsvar_tenant
  using (exists (select from source_version v join source s on s.id = v.source_id
    where v.id = from_version and s.organisation_id = (select samsvar_organisation())))
  with check (exists (select from source_version v join source s on s.id = v.source_id
    where v.id = from_version and s.organisation_id = (select samsvar_organisation())));
-- Read like the words of the source.
create policy of_source on block_map for select to samsvar_tenant
  using (exists (select from source_version v where v.id = from_version and v.source_id in (select samsvar_shared_documents())));
create policy own on citation_heat to samsvar_tenant
  using (exists (select from source_version v join source s on s.id = v.source_id
    where v.id = version_id and s.organisation_id = (select samsvar_organisation())))
  with check (exists (select from source_version v join source s on s.id = v.source_id
    where v.id = version_id and s.organisation_id = (select samsvar_organisation())));
create policy own on source_finding to samsvar_tenant
  using (exists (select from source_version v join source s on s.id = v.source_id
    where v.id = version_id and s.organisation_id = (select samsvar_organisation())))
  with check (exists (select from source_version v join source s on s.id = v.source_id
    where v.id = version_id and s.organisation_id = (select samsvar_organisation())));
create policy of_source on source_finding for select to samsvar_tenant
  using (exists (select from source_version v where v.id = version_id and v.source_id in (select samsvar_shared_documents())));
-- Whoever may read a passage may know where it stands now; its organisation decides.
create policy own on placement to samsvar_tenant
  using (exists (select from passage p where p.id = passage_id and p.organisation_id = (select samsvar_organisation())))
  with check (exists (select from passage p where p.id = passage_id and p.organisation_id = (select samsvar_organisation())));
create policy of_passage on placement for select to samsvar_tenant
  using (exists (select from passage p where p.id = passage_id));
create policy own on placement_decision to samsvar_tenant
  using (exists (select from passage p where p.id = passage_id and p.organisation_id = (select samsvar_organisation())))
  with check (exists (select from passage p where p.id = passage_id and p.organisation_id = (select samsvar_organisation())));
create policy of_response on response_block to samsvar_tenant
  using (exists (select from response r where r.id = response_id))
  with check (exists (select from response r where r.id = response_id));

-- News about a source that somebody cites.
alter table notification add column source_id uuid references source on delete cascade;
