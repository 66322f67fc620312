-- The second wall: queries of a request run as samsvar_tenant, and see what one organisation and one person may see.
-- See docs/decisions/017-second-wall.md and libs/database/src/tenant.ts.

-- Roles belong to the whole cluster: another database that migrates at the same moment may make this one first.
do $$
begin
  begin
    -- Whoever may not create roles may still have been given this one.
    if not exists (select from pg_roles where rolname = 'samsvar_tenant') then
      create role samsvar_tenant nologin;
    end if;
  exception
    when duplicate_object or unique_violation then null;
    when insufficient_privilege then
      raise exception 'Samsvar needs a role that it may not create itself. Let a superuser run once: create role samsvar_tenant nologin; grant samsvar_tenant to %;',
        quote_ident(current_user);
  end;
  -- Two databases that grant it in the same moment disturb each other once.
  for attempt in 1..5 loop
    begin
      set local role samsvar_tenant;
      reset role;
      exit;
    exception when insufficient_privilege then
      begin
        execute format('grant samsvar_tenant to %I', current_user);
      exception
        when insufficient_privilege then
          raise exception 'Samsvar may not use the role samsvar_tenant. Let a superuser run once: grant samsvar_tenant to %;', quote_ident(current_user);
        when unique_violation or internal_error then perform pg_sleep(0.05);
      end;
    end;
  end loop;
end $$;

-- For whom the transaction is. Nobody has been named: null, which is equal to nothing.
create function samsvar_organisation() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('samsvar.organisation', true), '')::uuid $$;
create function samsvar_person() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('samsvar.person', true), '')::uuid $$;

-- What is shared with the tenant. These look past the policies, so that policies need not look at each other. Policies name
-- what is owned first: only where that does not hold are these called, once in a query.
create function samsvar_shared_responses() returns setof uuid language sql stable security definer rows 20
  set search_path = pg_catalog, public, pg_temp as $$
  select response_id from public.response_party where organisation_id = public.samsvar_organisation()
  union all
  select response_id from public.response_guest_now
    where person_id = public.samsvar_person() and organisation_id = public.samsvar_organisation() $$;
create function samsvar_shared_case_files() returns setof uuid language sql stable security definer rows 20
  set search_path = pg_catalog, public, pg_temp as $$
  select r.case_file_id from public.response r where r.id in (select public.samsvar_shared_responses()) $$;
create function samsvar_shared_consultations() returns setof uuid language sql stable security definer rows 20
  set search_path = pg_catalog, public, pg_temp as $$
  select f.consultation_id from public.case_file f where f.id in (select public.samsvar_shared_case_files()) $$;
-- Documents of a matter are read with the response, of the organisation that owns both.
create function samsvar_shared_documents() returns setof uuid language sql stable security definer rows 50
  set search_path = pg_catalog, public, pg_temp as $$
  select d.source_id from public.consultation_document d
    join public.case_file f on f.consultation_id = d.consultation_id
    join public.source s on s.id = d.source_id and s.organisation_id = f.organisation_id
  where f.id in (select public.samsvar_shared_case_files()) $$;
-- A passage that is cited is read with the response, whatever is seen of its source.
create function samsvar_cited_passages() returns setof uuid language sql stable security definer rows 200
  set search_path = pg_catalog, public, pg_temp as $$
  select c.passage_id from public.citation c
  where c.deleted_at is null and c.response_id in (select public.samsvar_shared_responses()) $$;
create function samsvar_cited_sources() returns setof uuid language sql stable security definer rows 100
  set search_path = pg_catalog, public, pg_temp as $$
  select c.source_id from public.citation c
  where c.deleted_at is null and c.response_id in (select public.samsvar_shared_responses()) $$;

-- Names outlast sharing and membership: whoever wrote in a response has a name there when they have left. So it is kept
-- whom an organisation has met. Guests know others only while they are guests.
create table known_organisation (
  organisation_id uuid not null references organisation on delete cascade,
  known_id uuid not null references organisation on delete cascade,
  -- Its people have names, too; of a guest's organisation only the guest has one.
  with_people boolean not null,
  primary key (organisation_id, known_id)
);
create table known_person (
  organisation_id uuid not null references organisation on delete cascade,
  person_id uuid not null references person on delete cascade,
  -- Belongs to it, or did.
  is_member boolean not null,
  primary key (organisation_id, person_id)
);
create index known_person_person on known_person (person_id);

create function note_readers(response uuid) returns void language sql security definer
  set search_path = pg_catalog, public, pg_temp as $$
  with reading as (
    select r.organisation_id as id from public.response r where r.id = response
    union select p.organisation_id from public.response_party p where p.response_id = response)
  insert into public.known_organisation (organisation_id, known_id, with_people)
    select a.id, b.id, true from reading a join reading b on b.id <> a.id order by 1, 2
    on conflict (organisation_id, known_id) do update set with_people = true where not known_organisation.with_people;
  with reading as (
    select r.organisation_id as id from public.response r where r.id = response
    union select p.organisation_id from public.response_party p where p.response_id = response)
  insert into public.known_organisation (organisation_id, known_id, with_people)
    select distinct a.id, g.organisation_id, false from reading a join public.response_guest g on g.response_id = response and g.organisation_id <> a.id
    order by 1, 2 on conflict do nothing;
  with reading as (
    select r.organisation_id as id from public.response r where r.id = response
    union select p.organisation_id from public.response_party p where p.response_id = response)
  insert into public.known_person (organisation_id, person_id, is_member)
    select distinct a.id, g.person_id, false from reading a join public.response_guest g on g.response_id = response
    order by 1, 2 on conflict do nothing $$;
create function note_reader() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform public.note_readers(new.response_id);
  return null;
end $$;
create trigger party_known after insert on response_party for each row execute function note_reader();
create trigger guest_known after insert or update of organisation_id on response_guest for each row execute function note_reader();
create function note_member() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into public.known_person (organisation_id, person_id, is_member) values (new.organisation_id, new.person_id, true)
    on conflict (organisation_id, person_id) do update set is_member = true where not known_person.is_member;
  return null;
end $$;
create trigger member_known after insert or update of organisation_id, person_id on membership for each row execute function note_member();

insert into known_person (organisation_id, person_id, is_member) select organisation_id, person_id, true from membership;
-- Those who have left and wrote.
insert into known_person (organisation_id, person_id, is_member)
  select organisation_id, created_by, true from comment union select organisation_id, created_by, true from thread
  union select organisation_id, created_by, true from suggestion union select organisation_id, created_by, true from source
  union select organisation_id, created_by, true from consultation union select organisation_id, created_by, true from response
  on conflict do nothing;
select note_readers(id) from response r where exists (select from response_party p where p.response_id = r.id)
  or exists (select from response_guest g where g.response_id = r.id);

-- Organisations that share a response with the tenant now.
create function samsvar_fellows() returns setof uuid language sql stable security definer rows 20
  set search_path = pg_catalog, public, pg_temp as $$
  with shared as (
    select public.samsvar_shared_responses() as id
    union select p.response_id from public.response_party p join public.response r on r.id = p.response_id
      where r.organisation_id = public.samsvar_organisation())
  select r.organisation_id from public.response r where r.id in (select id from shared)
  union select p.organisation_id from public.response_party p where p.response_id in (select id from shared) $$;
-- Organisations whose people the tenant may know by name.
create function samsvar_known() returns setof uuid language sql stable security definer rows 20
  set search_path = pg_catalog, public, pg_temp as $$
  select known_id from public.known_organisation where organisation_id = public.samsvar_organisation() and with_people
  union select public.samsvar_fellows() $$;
-- Organisations of guests, by name alone; and the guests themselves.
create function samsvar_known_by_name() returns setof uuid language sql stable security definer rows 20
  set search_path = pg_catalog, public, pg_temp as $$
  select known_id from public.known_organisation where organisation_id = public.samsvar_organisation()
  union select public.samsvar_fellows()
  union select g.organisation_id from public.response_guest g where g.response_id in (select public.samsvar_shared_responses()) $$;
create function samsvar_fellow_guests() returns setof uuid language sql stable security definer rows 20
  set search_path = pg_catalog, public, pg_temp as $$
  select g.person_id from public.response_guest g where g.response_id in (select public.samsvar_shared_responses()) $$;

-- Views judge as whoever asks, and these triggers as the owner: they tell people of other organisations.
alter view response_guest_now set (security_invoker = true);
alter view response_reader set (security_invoker = true);
alter function tell_access_changed() security definer set search_path = pg_catalog, public, pg_temp;
alter function tell_party_changed() security definer set search_path = pg_catalog, public, pg_temp;
alter function tell_frozen_changed() security definer set search_path = pg_catalog, public, pg_temp;
alter function tell_organisation_changed() security definer set search_path = pg_catalog, public, pg_temp;
alter function note_guest_of_client() security definer set search_path = pg_catalog, public, pg_temp;

create index consultation_document_source on consultation_document (source_id);

-- What the role may touch at all. Not listed is denied, for these belong to nobody, or to a person whatever organisation they
-- act as, and only the doors and workers use them, through the system's own connection: migration, session, account_link,
-- person_totp, recovery_code, passkey, identity_flow, identity_message, rate_limit, response_incident.
-- A table that is made later is denied until its migration grants it.
grant usage on schema public to samsvar_tenant;
grant select, insert, update, delete on
  source, source_version, block, job, consultation, consultation_document, case_file,
  response, response_document, response_update, response_snapshot, response_client, response_projection, response_version,
  response_figure, response_authorship, response_party, response_guest, server_edit, passage, citation,
  section_work, section_person, anchor, thread, comment, thread_seen, suggestion, notification, notification_setting, working_copy,
  organisation_setting, standard_phrase, decision_body, decision_meeting, organisation_domain, membership, invitation,
  identity_provider, api_token, webhook, webhook_delivery to samsvar_tenant;
grant select, delete on person_identity to samsvar_tenant;
grant select, insert on blob to samsvar_tenant;
grant select, insert, update on outgoing_mail to samsvar_tenant;
grant select, update on organisation to samsvar_tenant;
grant select (id, name, email, created_at, erased_at), update (name) on person to samsvar_tenant;
grant select on known_person, response_guest_now, response_reader to samsvar_tenant;
-- Entries are added by append_audit, which is its owner's.
grant select on audit_head, audit_entry, audit_checkpoint, audit_witness to samsvar_tenant;

-- The owner of the tables is not judged: it is the role that the server signs in with, whose connections do what is shared
-- between organisations. Hence no `force row level security`; tenants never run as the owner.
do $$
declare
  name text;
begin
  for name in select tablename from pg_tables where schemaname = 'public' loop
    execute format('alter table %I enable row level security', name);
  end loop;
end $$;

-- An organisation's own things.
do $$
declare
  name text;
begin
  foreach name in array array['job', 'organisation_setting', 'standard_phrase', 'decision_body', 'organisation_domain', 'invitation',
    'identity_provider', 'api_token', 'webhook', 'working_copy', 'source', 'consultation', 'case_file', 'membership'] loop
    execute format('create policy own on %I to samsvar_tenant
      using (organisation_id = (select samsvar_organisation())) with check (organisation_id = (select samsvar_organisation()))', name);
  end loop;
  foreach name in array array['audit_head', 'audit_entry', 'audit_checkpoint'] loop
    execute format('create policy own on %I for select to samsvar_tenant using (organisation_id = (select samsvar_organisation()))', name);
  end loop;
end $$;
create policy own on audit_witness for select to samsvar_tenant using (witness_id = (select samsvar_organisation()));
create policy own on decision_meeting to samsvar_tenant
  using (exists (select from decision_body b where b.id = decision_body_id)) with check (exists (select from decision_body b where b.id = decision_body_id));
create policy of_provider on person_identity to samsvar_tenant
  using (exists (select from identity_provider p where p.id = provider_id));
create policy own on webhook_delivery to samsvar_tenant
  using (exists (select from webhook w where w.id = webhook_id)) with check (exists (select from webhook w where w.id = webhook_id));

-- Who people are.
create policy known on organisation for select to samsvar_tenant
  using (id = (select samsvar_organisation()) or id in (select samsvar_known_by_name())
    or exists (select from membership m where m.organisation_id = organisation.id and m.person_id = (select samsvar_person())));
create policy own on organisation for update to samsvar_tenant
  using (id = (select samsvar_organisation())) with check (id = (select samsvar_organisation()));
create policy known on known_person for select to samsvar_tenant
  using (organisation_id = (select samsvar_organisation()) or (is_member and organisation_id in (select samsvar_known())));
create policy known on person for select to samsvar_tenant
  using (id = (select samsvar_person()) or exists (select from known_person k where k.person_id = person.id)
    or id in (select samsvar_fellow_guests()));
create policy own on person for update to samsvar_tenant using (id = (select samsvar_person())) with check (id = (select samsvar_person()));
-- One's own memberships, and who reads what one reads.
create policy known on membership for select to samsvar_tenant
  using (person_id = (select samsvar_person()) or organisation_id in (select samsvar_fellows())
    or exists (select from response_guest g where g.person_id = membership.person_id and g.organisation_id = membership.organisation_id));

-- The matter, its documents and what is cited.
create policy shared on consultation for select to samsvar_tenant using (id in (select samsvar_shared_consultations()));
create policy shared on case_file for select to samsvar_tenant using (id in (select samsvar_shared_case_files()));
create policy shared on source for select to samsvar_tenant
  using (id in (select samsvar_shared_documents()) or id in (select samsvar_cited_sources()));
create policy of_consultation on consultation_document for select to samsvar_tenant
  using (exists (select from consultation c where c.id = consultation_id));
create policy own on consultation_document to samsvar_tenant
  using (exists (select from consultation c where c.id = consultation_id and c.organisation_id = (select samsvar_organisation())))
  with check (exists (select from consultation c join source s on s.organisation_id = c.organisation_id
    where c.id = consultation_id and s.id = source_id and c.organisation_id = (select samsvar_organisation())));
create policy of_source on source_version for select to samsvar_tenant using (exists (select from source s where s.id = source_id));
create policy own on source_version to samsvar_tenant
  using (exists (select from source s where s.id = source_id and s.organisation_id = (select samsvar_organisation())))
  with check (exists (select from source s where s.id = source_id and s.organisation_id = (select samsvar_organisation())));
-- The words of a source: not of one that is only cited.
create policy of_source on block for select to samsvar_tenant
  using (exists (select from source_version v join source s on s.id = v.source_id
    where v.id = version_id and (s.organisation_id = (select samsvar_organisation()) or s.id in (select samsvar_shared_documents()))));
create policy own on block to samsvar_tenant
  using (exists (select from source_version v join source s on s.id = v.source_id
    where v.id = version_id and s.organisation_id = (select samsvar_organisation())))
  with check (exists (select from source_version v join source s on s.id = v.source_id
    where v.id = version_id and s.organisation_id = (select samsvar_organisation())));
create policy of_source on passage for select to samsvar_tenant
  using (organisation_id = (select samsvar_organisation()) or id in (select samsvar_cited_passages())
    or exists (select from source_version v where v.id = version_id and v.source_id in (select samsvar_shared_documents())));
-- Whoever writes in a shared response pins passages for the organisation that owns it.
create policy pinned on passage for insert to samsvar_tenant
  with check (organisation_id = (select samsvar_organisation())
    or exists (select from source_version v where v.id = version_id and v.source_id in (select samsvar_shared_documents())));
create policy own on passage for update to samsvar_tenant
  using (organisation_id = (select samsvar_organisation())) with check (organisation_id = (select samsvar_organisation()));
create policy dropped on passage for delete to samsvar_tenant using (organisation_id = (select samsvar_organisation()));
create policy used on blob for select to samsvar_tenant
  using (exists (select from source_version v where v.sha256 = blob.sha256) or exists (select from response_figure f where f.sha256 = blob.sha256));
create policy added on blob for insert to samsvar_tenant with check (true);

-- The response. Who of those that read it may do what is for the policy to say.
create policy readable on response for select to samsvar_tenant
  using (organisation_id = (select samsvar_organisation()) or id in (select samsvar_shared_responses()));
create policy planned on response for update to samsvar_tenant
  using (organisation_id = (select samsvar_organisation()) or id in (select samsvar_shared_responses()))
  with check (organisation_id = (select samsvar_organisation()) or id in (select samsvar_shared_responses()));
create policy begun on response for insert to samsvar_tenant with check (organisation_id = (select samsvar_organisation()));
create policy dropped on response for delete to samsvar_tenant using (organisation_id = (select samsvar_organisation()));
do $$
declare
  name text;
begin
  foreach name in array array['response_document', 'response_update', 'response_snapshot', 'response_client', 'response_projection',
    'response_version', 'response_figure', 'response_authorship', 'server_edit', 'citation', 'section_work', 'section_person'] loop
    execute format('create policy of_response on %I to samsvar_tenant
      using (exists (select from response r where r.id = response_id))
      with check (exists (select from response r where r.id = response_id))', name);
  end loop;
  foreach name in array array['anchor', 'thread', 'suggestion'] loop
    execute format('create policy of_response on %I to samsvar_tenant
      using ((layer is null or layer = (select samsvar_organisation())) and exists (select from response r where r.id = response_id))
      with check ((layer is null or layer = (select samsvar_organisation())) and exists (select from response r where r.id = response_id))', name);
  end loop;
end $$;
create policy of_thread on comment to samsvar_tenant
  using (exists (select from thread t where t.id = thread_id)) with check (exists (select from thread t where t.id = thread_id));
-- Of others it is only known that a thread they were called to is unread; that is asked of the whole.
create policy own on thread_seen to samsvar_tenant
  using (person_id = (select samsvar_person()) and exists (select from thread t where t.id = thread_id))
  with check (person_id = (select samsvar_person()) and exists (select from thread t where t.id = thread_id));
-- Everybody who reads the response sees who else does; its owner lets in, and others take themselves out.
create policy of_response on response_party for select to samsvar_tenant using (exists (select from response r where r.id = response_id));
create policy of_response on response_guest for select to samsvar_tenant using (exists (select from response r where r.id = response_id));
create policy by_owner on response_party to samsvar_tenant
  using (exists (select from response r where r.id = response_id and r.organisation_id = (select samsvar_organisation())))
  with check (exists (select from response r where r.id = response_id and r.organisation_id = (select samsvar_organisation())));
create policy by_owner on response_guest to samsvar_tenant
  using (exists (select from response r where r.id = response_id and r.organisation_id = (select samsvar_organisation())))
  with check (exists (select from response r where r.id = response_id and r.organisation_id = (select samsvar_organisation())));
create policy left_by on response_party for delete to samsvar_tenant using (organisation_id = (select samsvar_organisation()));
create policy left_by on response_guest for delete to samsvar_tenant
  using (person_id = (select samsvar_person()) and organisation_id = (select samsvar_organisation()));

-- What people are told. Whoever does something tells others of it, of their organisation and of those that read the same.
create policy told on notification for select to samsvar_tenant
  using (person_id = (select samsvar_person()) or by_id = (select samsvar_person()));
create policy tells on notification for insert to samsvar_tenant
  with check (by_id = (select samsvar_person()) and exists (select from response r where r.id = response_id));
create policy read on notification for update to samsvar_tenant
  using (person_id = (select samsvar_person())) with check (person_id = (select samsvar_person()));
create policy dropped on notification for delete to samsvar_tenant using (person_id = (select samsvar_person()));
create policy own on notification_setting to samsvar_tenant
  using (person_id = (select samsvar_person())) with check (person_id = (select samsvar_person()));
create policy own on outgoing_mail for select to samsvar_tenant
  using (organisation_id = (select samsvar_organisation()) or person_id = (select samsvar_person()));
-- Whoever wants no more mail takes back what is on its way.
create policy withdrawn on outgoing_mail for update to samsvar_tenant
  using (person_id = (select samsvar_person())) with check (person_id = (select samsvar_person()));
create policy queued on outgoing_mail for insert to samsvar_tenant
  with check (organisation_id is null or organisation_id = (select samsvar_organisation()));
