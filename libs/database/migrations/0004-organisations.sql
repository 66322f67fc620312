-- Organisations run themselves: who belongs to them, how they sign in, and what they have decided about their work.
alter table organisation
  alter column organisation_number drop not null,
  -- Made for a guest whose organisation is not here: it has no number, and owns nothing.
  add column is_guest boolean not null default false,
  add column suspended_at timestamptz,
  add constraint organisation_has_number check (is_guest or organisation_number is not null);

create table organisation_setting (
  organisation_id uuid primary key references organisation,
  -- What the organisation calls its answers.
  title_word text not null default 'remissvar' check (title_word in ('remissvar', 'yttrande')),
  language text not null default 'sv' check (language in ('sv', 'en')),
  letter_head text not null default '',
  logo_sha256 bytea references blob,
  logo_type text,
  signatory_rule text not null default '',
  importance_classes jsonb not null default '[]',
  -- Days that each kind of material is kept; null in it: for ever.
  retention jsonb not null default '{}',
  -- What signing in takes, by role.
  sign_in_rules jsonb not null default '{}',
  updated_by uuid references person,
  updated_at timestamptz not null default now()
);

create table standard_phrase (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  title text not null,
  body text not null,
  used int not null default 0,
  used_at timestamptz,
  updated_by uuid not null references person,
  updated_at timestamptz not null default now()
);
create index standard_phrase_organisation on standard_phrase (organisation_id, title);

create table decision_body (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  name text not null,
  position int not null
);
create index decision_body_organisation on decision_body (organisation_id, position);
create table decision_meeting (
  decision_body_id uuid not null references decision_body on delete cascade,
  held_on date not null,
  papers_due_on date,
  primary key (decision_body_id, held_on),
  check (papers_due_on is null or papers_due_on <= held_on)
);

-- Domains of e-mail addresses that an organisation has proved to be its own, or is about to.
create table organisation_domain (
  organisation_id uuid not null references organisation,
  domain text not null check (domain = lower(domain)),
  challenge text not null,
  proved_at timestamptz,
  checked_at timestamptz,
  -- Null: the operator, when the organisation was added.
  created_by uuid references person,
  created_at timestamptz not null default now(),
  primary key (organisation_id, domain)
);
create unique index organisation_domain_proved on organisation_domain (domain) where proved_at is not null;

alter table membership
  add column suspended_at timestamptz,
  add column last_active_at timestamptz;

-- That somebody was here changes nobody's rights.
drop trigger membership_changed on membership;
create trigger membership_changed after insert or delete or update of role, suspended_at on membership
  for each row execute function tell_access_changed();

-- Whoever signs in through an identity provider alone has no password. An erased person keeps the row that others' work refers to.
alter table person
  alter column password_hash drop not null,
  add column erased_at timestamptz;

alter table session
  add column began_at timestamptz not null default now(),
  add column seen_at timestamptz not null default now(),
  -- What the browser calls itself, so that the person knows one session from another.
  add column agent text not null default '';
create index session_person on session (person_id);

-- An invitation to an organisation, or as a guest to one response. The link's secret is stored hashed.
create table invitation (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  kind text not null check (kind in ('member', 'guest')),
  email text not null check (email = lower(email)),
  name text not null default '',
  role text check (role in ('administrator', 'author', 'reviewer', 'registrar', 'decision_maker')),
  title text not null default '',
  -- Of guests: to what, as what, where and until when; and what their own organisation is called.
  response_id uuid references response on delete cascade,
  part text check (part in ('write', 'review')),
  sections text[],
  until date,
  guest_organisation text not null default '',
  token_hash bytea not null unique,
  -- Null: the operator.
  created_by uuid references person,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references person,
  declined_at timestamptz,
  revoked_at timestamptz,
  check ((kind = 'member') = (role is not null)),
  check ((kind = 'guest') = (response_id is not null and part is not null))
);
create index invitation_organisation on invitation (organisation_id, created_at);
create unique index invitation_open on invitation (organisation_id, email, coalesce(response_id, '00000000-0000-0000-0000-000000000000'))
  where accepted_at is null and declined_at is null and revoked_at is null;

-- Single people of other organisations who share one response.
create table response_guest (
  response_id uuid not null references response on delete cascade,
  person_id uuid not null references person,
  -- The organisation that they act as.
  organisation_id uuid not null references organisation,
  part text not null check (part in ('write', 'review')),
  -- The sections that they may change or comment on, by the ids of their headings; null: all.
  sections text[],
  -- The last day, in Sweden; null: no end.
  until date,
  invited_by uuid not null references person,
  joined_at timestamptz not null default now(),
  primary key (response_id, person_id)
);
create index response_guest_person on response_guest (person_id, organisation_id);
create trigger guest_changed after insert or update or delete on response_guest
  for each row execute function tell_access_changed();

-- An organisation that is suspended, or let in again.
create function tell_organisation_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('samsvar_access', m.person_id::text) from membership m where m.organisation_id = new.id;
  return null;
end $$;
create trigger organisation_suspended after update of suspended_at on organisation
  for each row when (old.suspended_at is distinct from new.suspended_at) execute function tell_organisation_changed();

-- Second factors. The secret of a code generator is sealed with the server's own secret.
create table person_totp (
  person_id uuid primary key references person on delete cascade,
  sealed_secret bytea not null,
  -- Null while it is being set up.
  confirmed_at timestamptz,
  -- The last time step that was used, so that no code works twice.
  last_step bigint not null default 0,
  created_at timestamptz not null default now()
);
create table recovery_code (
  person_id uuid not null references person on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);
create table passkey (
  id text primary key,
  person_id uuid not null references person on delete cascade,
  name text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  is_backed_up boolean not null default false,
  created_at timestamptz not null default now(),
  used_at timestamptz
);
create index passkey_person on passkey (person_id);
-- Single-use links for setting a new password and for changing the address.
create table account_link (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  kind text not null check (kind in ('password', 'email')),
  token_hash bytea not null unique,
  email text,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index account_link_person on account_link (person_id, kind);
-- What is counted to slow down guessing, on every node together (rate-limiter-flexible's columns).
create table rate_limit (
  key text primary key,
  points int not null,
  expire bigint
);

-- An organisation's own identity providers, and who people are there.
create table identity_provider (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  kind text not null check (kind in ('oidc', 'saml')),
  name text not null,
  issuer text not null,
  settings jsonb not null,
  -- Of OIDC: the client's secret, sealed with the server's own.
  sealed_secret bytea,
  is_enabled boolean not null default false,
  -- People who are not here yet get an account with this role; null: they do not.
  default_role text check (default_role in ('author', 'reviewer', 'registrar', 'decision_maker')),
  tested_at timestamptz,
  created_by uuid not null references person,
  created_at timestamptz not null default now(),
  unique (organisation_id, issuer)
);
create table person_identity (
  provider_id uuid not null references identity_provider on delete cascade,
  subject text not null,
  person_id uuid not null references person on delete cascade,
  created_at timestamptz not null default now(),
  used_at timestamptz,
  primary key (provider_id, subject)
);
create index person_identity_person on person_identity (person_id);
-- A sign-in on its way through an identity provider; and messages that have been used, so that none works twice.
create table identity_flow (
  state_hash bytea primary key,
  provider_id uuid not null references identity_provider on delete cascade,
  -- The browser that began it.
  browser_hash bytea not null,
  data jsonb not null,
  expires_at timestamptz not null
);
create table identity_message (
  provider_id uuid not null references identity_provider on delete cascade,
  message_id text not null,
  expires_at timestamptz not null,
  primary key (provider_id, message_id)
);

-- Keys to the interface, and who is told of changes outside.
create table api_token (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  person_id uuid not null references person on delete cascade,
  name text not null,
  token_hash bytea not null unique,
  scopes text[] not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid references person
);
create index api_token_organisation on api_token (organisation_id, created_at);
create table webhook (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  name text not null,
  url text not null,
  events text[] not null,
  sealed_secret bytea not null,
  is_enabled boolean not null default true,
  created_by uuid not null references person,
  created_at timestamptz not null default now()
);
create index webhook_organisation on webhook (organisation_id);
create table webhook_delivery (
  id uuid primary key,
  webhook_id uuid not null references webhook on delete cascade,
  event text not null,
  payload jsonb not null,
  created_at timestamptz not null default now(),
  attempts int not null default 0,
  try_at timestamptz not null default now(),
  delivered_at timestamptz,
  given_up_at timestamptz,
  status int,
  problem text
);
create index webhook_delivery_waiting on webhook_delivery (try_at) where delivered_at is null and given_up_at is null;
create index webhook_delivery_webhook on webhook_delivery (webhook_id, created_at desc);

-- Mail that concerns an account goes to people who are no members yet, and is sent whatever they have chosen.
alter table outgoing_mail
  alter column person_id drop not null,
  alter column organisation_id drop not null,
  add column kind text not null default 'news' check (kind in ('news', 'account'));

-- Who did what: one chain for each organisation, see 0005-audit.sql.
create table audit_head (
  organisation_id uuid primary key references organisation,
  seq bigint not null,
  hash bytea not null
);
create table audit_entry (
  organisation_id uuid not null references organisation,
  seq bigint not null,
  at timestamptz not null,
  -- Null: the operator, or the server itself. Names are looked up elsewhere, so that erasing a person does not break the chain.
  actor_id uuid,
  -- The organisation that the actor acted as.
  acting_as uuid,
  action text not null,
  object_kind text not null,
  object_id text not null,
  -- Facts without words of drafts: a role before and after, a count.
  facts jsonb not null default '{}',
  request_id text not null default '',
  previous bytea not null,
  hash bytea not null,
  primary key (organisation_id, seq)
);
create index audit_entry_actor on audit_entry (organisation_id, actor_id, seq);
create index audit_entry_action on audit_entry (organisation_id, action, seq);
create table audit_checkpoint (
  organisation_id uuid not null references organisation,
  seq bigint not null,
  hash bytea not null,
  signed_at timestamptz not null,
  public_key bytea not null,
  signature bytea not null,
  primary key (organisation_id, seq)
);
-- Other organisations' checkpoints that this one was given, as a witness.
create table audit_witness (
  witness_id uuid not null references organisation,
  organisation_id uuid not null references organisation,
  seq bigint not null,
  hash bytea not null,
  signed_at timestamptz not null,
  public_key bytea not null,
  signature bytea not null,
  primary key (witness_id, organisation_id, seq)
);
