-- Guests whose time is not over. Days end at midnight in Sweden, wherever the server stands.
create view response_guest_now as
  select g.response_id, g.person_id, g.organisation_id, g.part, g.sections, g.until, g.joined_at
  from response_guest g
  where g.until is null or g.until >= (now() at time zone 'Europe/Stockholm')::date;

-- Who reads a response as whom: all people of the organisation that owns it and of those that it is shared with, and
-- single guests. A guest has the role that the invitation gave them, and is left out where their organisation reads
-- the response anyway. Nobody else of a guest's organisation is here.
create view response_reader as
  select r.id as response_id, m.person_id, m.organisation_id, m.role, m.title, m.created_at,
    r.created_at as joined_at, true as is_lead, false as is_guest
  from response r join membership m on m.organisation_id = r.organisation_id
  where m.suspended_at is null
  union all
  select p.response_id, m.person_id, m.organisation_id, m.role, m.title, m.created_at, p.joined_at, false, false
  from response_party p join membership m on m.organisation_id = p.organisation_id
  where m.suspended_at is null
  union all
  select g.response_id, m.person_id, m.organisation_id, case g.part when 'write' then 'author' else 'reviewer' end,
    m.title, m.created_at, g.joined_at, false, true
  from response_guest_now g
    join response r on r.id = g.response_id
    join membership m on m.person_id = g.person_id and m.organisation_id = g.organisation_id
  where m.suspended_at is null and g.organisation_id <> r.organisation_id
    and not exists (select from response_party p where p.response_id = g.response_id and p.organisation_id = g.organisation_id);

-- For whom a client wrote: a guest who is taken out leaves what they wrote as a guest.
alter table response_client add column organisation_id uuid references organisation;
create function note_guest_of_client() returns trigger language plpgsql as $$
begin
  if new.person_id is not null and new.organisation_id is null then
    new.organisation_id := (select organisation_id from response_reader
      where response_id = new.response_id and person_id = new.person_id
      order by is_lead desc, is_guest, created_at limit 1);
  end if;
  return new;
end $$;
create trigger response_client_organisation before insert on response_client
  for each row execute function note_guest_of_client();

-- Guests are told when the text is locked or opened, too.
create or replace function tell_frozen_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('samsvar_access', m.person_id::text) from membership m
    where m.organisation_id = new.organisation_id
      or m.organisation_id in (select organisation_id from response_party where response_id = new.id);
  perform pg_notify('samsvar_access', g.person_id::text) from response_guest g where g.response_id = new.id;
  return null;
end $$;
