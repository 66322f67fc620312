-- The log of who did what: one chain for each organisation, written by one function and changed by nobody.

-- A number as ECMAScript writes it, which is what RFC 8785 asks for.
create function audit_number(given numeric) returns text
  language plpgsql immutable set search_path = pg_catalog, pg_temp set extra_float_digits = 1 as $$
declare
  shortest text := given::float8::text;
begin
  -- Beyond it the shortest digits of a number are not one and the same everywhere.
  if abs(given) > 9007199254740991 then raise exception 'a fact of the audit log is a number that is too large'; end if;
  if given::float8 = 0 then return '0'; end if;
  if abs(shortest::numeric) >= 1e-6 and abs(shortest::numeric) < 1e21 then
    return trim_scale(shortest::numeric)::text;
  end if;
  return regexp_replace(shortest, 'e([+-])0*', 'e\1');
end $$;

-- Facts as RFC 8785 (JCS) text. They are flat and their names ASCII, where the order of bytes is that of UTF-16.
create function audit_facts(given jsonb) returns text
  language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
  fact record;
  parts text[] := '{}';
begin
  for fact in select key, value, jsonb_typeof(value) as type from jsonb_each(given) order by key collate "C" loop
    if fact.key !~ '^[ -~]+$' then raise exception 'a fact of the audit log has a name outside ASCII'; end if;
    if fact.type in ('object', 'array') then raise exception 'the facts of the audit log are flat'; end if;
    parts := parts || (to_json(fact.key)::text || ':' || case fact.type
      when 'string' then to_json(fact.value #>> '{}')::text
      when 'number' then public.audit_number((fact.value #>> '{}')::numeric)
      else fact.value::text end);
  end loop;
  return '{' || array_to_string(parts, ',') || '}';
end $$;

-- The one form of a time in the log: microseconds, UTC.
create function audit_time(given timestamptz) returns text
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select to_char(given at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

-- What is hashed: the entry with the hash before it, as RFC 8785 text. The verifier builds the same from an export.
create function audit_canonical(entry audit_entry) returns text
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select '{"actingAs":' || coalesce(to_json(entry.acting_as::text)::text, 'null')
    || ',"action":' || to_json(entry.action)::text
    || ',"actor":' || coalesce(to_json(entry.actor_id::text)::text, 'null')
    || ',"at":' || to_json(public.audit_time(entry.at))::text
    || ',"facts":' || public.audit_facts(entry.facts)
    || ',"objectId":' || to_json(entry.object_id)::text
    || ',"objectKind":' || to_json(entry.object_kind)::text
    || ',"organisation":' || to_json(entry.organisation_id::text)::text
    || ',"previous":' || to_json(encode(entry.previous, 'hex'))::text
    || ',"requestId":' || to_json(entry.request_id)::text
    || ',"seq":' || entry.seq::text || '}'
$$;

-- The one way into the log. Its owner writes, whoever calls it; the head's row is locked until the caller's transaction
-- ends, so there are no gaps and no forks. Callers take several chains in the order of the organisations' ids.
create function append_audit(
  organisation uuid, actor uuid, acting_as uuid, action text,
  object_kind text, object_id text, facts jsonb, request_id text
) returns bigint language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  head public.audit_head;
  entry public.audit_entry;
begin
  -- Before the head: the entry refers to the organisation, and whoever has locked that may be about to write here.
  perform from public.organisation o where o.id = append_audit.organisation for key share;
  select * into head from public.audit_head h where h.organisation_id = organisation for update;
  if not found then
    insert into public.audit_head (organisation_id, seq, hash) values (organisation, 0, decode(repeat('00', 32), 'hex'))
      on conflict do nothing;
    select * into strict head from public.audit_head h where h.organisation_id = organisation for update;
  end if;
  entry.organisation_id := organisation;
  entry.seq := head.seq + 1;
  entry.at := clock_timestamp();
  entry.actor_id := actor;
  entry.acting_as := acting_as;
  entry.action := action;
  entry.object_kind := object_kind;
  entry.object_id := object_id;
  entry.facts := coalesce(facts, '{}');
  entry.request_id := coalesce(request_id, '');
  entry.previous := head.hash;
  entry.hash := sha256(convert_to(public.audit_canonical(entry), 'UTF8'));
  insert into public.audit_entry select entry.*;
  update public.audit_head h set seq = entry.seq, hash = entry.hash where h.organisation_id = organisation;
  return entry.seq;
end $$;

revoke insert, update, delete, truncate on audit_head, audit_entry, audit_checkpoint, audit_witness from public;

-- Not even the owner of the tables rewrites them by mistake. Whoever disables these is found by the chain and its witnesses.
create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception '% is only ever added to', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger audit_entry_kept before update or delete or truncate on audit_entry
  for each statement execute function refuse_audit_change();
create trigger audit_checkpoint_kept before update or delete or truncate on audit_checkpoint
  for each statement execute function refuse_audit_change();
create trigger audit_witness_kept before update or delete or truncate on audit_witness
  for each statement execute function refuse_audit_change();
create trigger audit_head_kept before delete or truncate on audit_head
  for each statement execute function refuse_audit_change();
-- The head only ever moves one step ahead.
create trigger audit_head_ahead before update on audit_head
  for each row when (new.seq <> old.seq + 1 or new.organisation_id <> old.organisation_id) execute function refuse_audit_change();
