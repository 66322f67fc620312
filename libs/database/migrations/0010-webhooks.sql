-- Other systems are told what the log of who did what tells, in the same transaction: never of what was undone, never twice.
create function queue_webhook_deliveries() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into public.webhook_delivery (id, webhook_id, event, payload)
    select gen_random_uuid(), w.id, new.action, jsonb_build_object(
      'type', new.action,
      'timestamp', to_char(new.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'data', jsonb_build_object('organisation', new.organisation_id, 'object', jsonb_build_object('kind', new.object_kind, 'id', new.object_id)))
    from public.webhook w
    where w.organisation_id = new.organisation_id and w.is_enabled and new.action = any (w.events);
  return null;
end $$;
create trigger webhook_told after insert on audit_entry for each row execute function queue_webhook_deliveries();
