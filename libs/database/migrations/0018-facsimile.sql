-- Words recognised in pictures of pages, page by page: a recognition that was broken off goes on where it stopped. See
-- docs/decisions/026-facsimile-and-recognition.md.

create table recognised_page (
  version_id uuid not null references source_version on delete cascade,
  page int not null,
  lines jsonb not null,
  primary key (version_id, page)
);

-- The second wall (decision 017).
grant select, insert, update, delete on recognised_page to samsvar_tenant;
alter table recognised_page enable row level security;
create policy own on recognised_page to samsvar_tenant
  using (exists (select from source_version v join source s on s.id = v.source_id
    where v.id = version_id and s.organisation_id = (select samsvar_organisation())))
  with check (exists (select from source_version v join source s on s.id = v.source_id
    where v.id = version_id and s.organisation_id = (select samsvar_organisation())));
