-- The second wall, as strict as before and asked for less. See docs/decisions/017-second-wall.md.
-- PostgreSQL joins the policies of one command with `or`, the last by name first: what is shared was worked out, by functions,
-- for each query of what was owned anyway. So there is one policy for reading, in which what is owned stands first.

-- What a policy for all commands allows is allowed command by command. Reading is left out: the policies for that, below or
-- there before, show as much.
do $$
declare
  one record;
begin
  for one in select * from pg_policies where schemaname = 'public' and cmd = 'ALL' and (tablename, policyname) in (
    ('source', 'own'), ('consultation', 'own'), ('case_file', 'own'), ('membership', 'own'), ('source_version', 'own'), ('block', 'own'),
    ('consultation_document', 'own'), ('placement', 'own'), ('response_party', 'by_owner'), ('response_guest', 'by_owner')) loop
    execute format('drop policy %I on %I', one.policyname, one.tablename);
    execute format('create policy %I on %I for insert to samsvar_tenant with check (%s)', one.policyname || '_added', one.tablename, one.with_check);
    execute format('create policy %I on %I for update to samsvar_tenant using (%s) with check (%s)', one.policyname || '_changed', one.tablename,
      one.qual, one.with_check);
    execute format('create policy %I on %I for delete to samsvar_tenant using (%s)', one.policyname || '_dropped', one.tablename, one.qual);
  end loop;
end $$;

-- What these look up is the tenant's own and needs no policy of another table to be asked. Policies are asked before other
-- conditions unless they are dearer: the cost says that whoever is looked for comes first.
create function samsvar_is_member(organisation uuid) returns boolean language sql stable security definer cost 10000
  set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from public.membership m where m.organisation_id = organisation and m.person_id = public.samsvar_person()) $$;
-- Guests of the responses that the tenant reads.
create function samsvar_guests() returns table (person_id uuid, organisation_id uuid) language sql stable security definer rows 20
  set search_path = pg_catalog, public, pg_temp as $$
  select g.person_id, g.organisation_id from public.response_guest g join public.response r on r.id = g.response_id
  where r.organisation_id = public.samsvar_organisation() or r.id in (select public.samsvar_shared_responses()) $$;
revoke execute on function samsvar_is_member(uuid), samsvar_guests() from public;
grant execute on function samsvar_is_member(uuid), samsvar_guests() to samsvar_tenant;

alter policy shared on consultation
  using (organisation_id = (select samsvar_organisation()) or id in (select samsvar_shared_consultations()));
alter policy shared on case_file
  using (organisation_id = (select samsvar_organisation()) or id in (select samsvar_shared_case_files()));
alter policy shared on source
  using (organisation_id = (select samsvar_organisation()) or id in (select samsvar_shared_documents()) or id in (select samsvar_cited_sources()));
-- A version is seen with its source.
alter policy of_source on source_version
  using (exists (select from source s where s.id = source_id and s.organisation_id = (select samsvar_organisation()))
    or source_id in (select samsvar_shared_documents()) or source_id in (select samsvar_cited_sources()));
alter policy known on organisation
  using (id = (select samsvar_organisation()) or id in (select samsvar_known_by_name()) or samsvar_is_member(id));
alter policy known on membership
  using (organisation_id = (select samsvar_organisation()) or person_id = (select samsvar_person())
    or organisation_id in (select samsvar_fellows()) or (person_id, organisation_id) in (select g.person_id, g.organisation_id from samsvar_guests() g));
