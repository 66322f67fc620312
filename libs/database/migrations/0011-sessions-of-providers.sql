-- Sessions that began through an identity provider end with what they were believed for: in the same transaction, whoever changes it.
-- Half sessions, too, which wait for a second factor.
create function end_provider_sessions() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from public.session where old.id::text in (data ->> 'way', data #>> '{pending,way}');
  return null;
end $$;
create trigger provider_removed after delete on identity_provider
  for each row execute function end_provider_sessions();
-- Switched off; another issuer, which is another provider; or a certificate that is not trusted any more. One that is added ends nothing.
create trigger provider_distrusted after update on identity_provider
  for each row when ((old.is_enabled and not new.is_enabled) or new.issuer <> old.issuer
    or not coalesce(new.settings -> 'certificates', '[]') @> coalesce(old.settings -> 'certificates', '[]'))
  execute function end_provider_sessions();
