-- News about a source names the version that has come into use.
alter table notification add column source_version_id uuid references source_version on delete cascade;
