-- Organisations that a response is shared with, besides the one that owns it.
create table response_party (
  response_id uuid not null references response on delete cascade,
  organisation_id uuid not null references organisation,
  part text not null check (part in ('write', 'review')),
  joined_by uuid not null references person,
  joined_at timestamptz not null default now(),
  primary key (response_id, organisation_id)
);
create index response_party_organisation on response_party (organisation_id);

alter table response
  add column frozen_at timestamptz,
  add column frozen_by uuid references person,
  add column word_limit int check (word_limit > 0);

-- Whose rights may have changed is told to every node, here all people of the organisations concerned.
create function tell_party_changed() returns trigger language plpgsql as $$
declare
  organisation uuid := case when tg_op = 'DELETE' then old.organisation_id else new.organisation_id end;
begin
  perform pg_notify('samsvar_access', m.person_id::text) from membership m where m.organisation_id = organisation;
  return null;
end $$;
create trigger party_changed after insert or update or delete on response_party
  for each row execute function tell_party_changed();

create function tell_frozen_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('samsvar_access', m.person_id::text) from membership m
    where m.organisation_id = new.organisation_id
      or m.organisation_id in (select organisation_id from response_party where response_id = new.id);
  return null;
end $$;
create trigger frozen_changed after update of frozen_at on response
  for each row when (old.frozen_at is distinct from new.frozen_at) execute function tell_frozen_changed();

-- Who works with a section, how far it has come and when it is due. A section is named by its heading's id in the text.
create table section_work (
  response_id uuid not null references response on delete cascade,
  section_id text not null,
  state text not null default 'not-begun' check (state in ('not-begun', 'writing', 'ready-for-review', 'done')),
  due_on date,
  updated_by uuid not null references person,
  updated_at timestamptz not null default now(),
  primary key (response_id, section_id)
);
create table section_person (
  response_id uuid not null references response on delete cascade,
  section_id text not null,
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  part text not null check (part in ('owner', 'co-owner')),
  primary key (response_id, section_id, person_id)
);
create unique index section_owner on section_person (response_id, section_id) where part = 'owner';
create index section_person_person on section_person (person_id, organisation_id);

-- Where threads and suggestions are anchored. `layer` is the organisation that alone may know of it; null: all who read.
create table anchor (
  id uuid primary key,
  response_id uuid not null references response on delete cascade,
  layer uuid references organisation,
  kind text not null check (kind in ('mark', 'tracked')),
  state text not null default 'pending' check (state in ('pending', 'live', 'changed', 'detached')),
  block_from text not null,
  offset_from int not null,
  block_to text not null,
  offset_to int not null,
  is_whole boolean not null default false,
  quote text not null,
  prefix text not null,
  suffix text not null,
  now_text text not null,
  relative_from bytea,
  relative_to bytea,
  -- The position of the log that the place was last found at.
  epoch int not null,
  seq bigint not null,
  created_at timestamptz not null default now()
);
create index anchor_response on anchor (response_id);

create table thread (
  id uuid primary key,
  response_id uuid not null references response on delete cascade,
  -- The organisation that alone may know of it; null: all who read the response.
  layer uuid references organisation,
  organisation_id uuid not null references organisation,
  kind text not null check (kind in ('comment', 'suggestion')),
  anchor_id uuid references anchor,
  is_blocking boolean not null default false,
  assigned_to uuid references person,
  outcome text check (outcome in ('addressed', 'rejected', 'transferred')),
  outcome_note text not null default '',
  settled_by uuid references person,
  settled_at timestamptz,
  created_by uuid not null references person,
  created_at timestamptz not null default now(),
  -- When anything of it last changed.
  changed_at timestamptz not null default now()
);
create index thread_response on thread (response_id, created_at);
create index thread_anchor on thread (anchor_id);
create index thread_assigned on thread (assigned_to) where settled_at is null;

create table comment (
  id uuid primary key,
  thread_id uuid not null references thread on delete cascade,
  body text not null,
  mentions jsonb not null default '[]',
  created_by uuid not null references person,
  organisation_id uuid not null references organisation,
  -- The name in a Word file that it came back in, when that was nobody here.
  name_in_file text,
  created_at timestamptz not null default now(),
  edited_at timestamptz,
  deleted_at timestamptz
);
create index comment_thread on comment (thread_id, created_at);

create table thread_seen (
  thread_id uuid not null references thread on delete cascade,
  person_id uuid not null references person,
  seen_at timestamptz not null,
  primary key (thread_id, person_id)
);

create table suggestion (
  id uuid primary key,
  response_id uuid not null references response on delete cascade,
  layer uuid references organisation,
  organisation_id uuid not null references organisation,
  thread_id uuid not null unique references thread on delete cascade,
  anchor_id uuid not null references anchor,
  scope text not null check (scope in ('inline', 'blocks', 'insert')),
  -- What stood there when it was made, what is to stand there, as ProseMirror nodes.
  base jsonb not null,
  base_sha256 bytea not null,
  proposed jsonb not null,
  reason text not null default '',
  state text not null default 'open' check (state in ('open', 'accepted', 'rejected', 'withdrawn')),
  created_by uuid not null references person,
  name_in_file text,
  created_at timestamptz not null default now(),
  decided_by uuid references person,
  decided_at timestamptz,
  decided_reason text not null default '',
  -- Of what was accepted: how much, what stood there before, what was put in, and where in the log.
  part text check (part in ('whole', 'part', 'edited')),
  replaced jsonb,
  applied jsonb,
  applied_seq bigint
);
create index suggestion_response on suggestion (response_id, created_at);

-- On whose behalf the server wrote with a client id of its own.
create table server_edit (
  response_id uuid not null references response_document on delete cascade,
  client_id bigint not null,
  -- Whose words they are, and who had them put in; null when they are the server's own doing.
  written_by uuid references person,
  organisation_id uuid references organisation,
  decided_by uuid references person,
  created_at timestamptz not null default now(),
  primary key (response_id, client_id)
);

-- Who wrote what, at the position of the last look: for each block its runs of characters.
create table response_authorship (
  response_id uuid primary key references response_document on delete cascade,
  epoch int not null,
  seq bigint not null,
  runs jsonb not null
);

alter table response_version drop constraint response_version_kind_check;
alter table response_version
  add constraint response_version_kind_check check
    (kind in ('auto', 'named', 'before-restore', 'before-share', 'imported', 'frozen', 'guard', 'renewal')),
  add column label text not null default '',
  add column words int not null default 0,
  -- People who wrote since the version before.
  add column contributors uuid[] not null default '{}',
  -- Who wrote what in it, as in response_authorship; null for the server's own kinds.
  add column runs jsonb;

create table notification (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  organisation_id uuid not null references organisation,
  kind text not null,
  response_id uuid not null references response on delete cascade,
  thread_id uuid references thread on delete cascade,
  suggestion_id uuid references suggestion on delete cascade,
  section_id text,
  by_id uuid not null references person,
  created_at timestamptz not null default now(),
  read_at timestamptz,
  -- When it went out by mail, or that it was settled that it would not.
  mailed_at timestamptz
);
create index notification_person on notification (person_id, organisation_id, created_at desc);
create index notification_unmailed on notification (created_at) where mailed_at is null;

create table notification_setting (
  person_id uuid primary key references person on delete cascade,
  mail text not null check (mail in ('at-once', 'daily', 'never')),
  language text not null default 'sv' check (language in ('sv', 'en')),
  -- Names the person in the link that ends mail; hashed, like sessions.
  unsubscribe_hash bytea unique
);

-- Mail on its way out, and, where there is no way out, kept to be looked at.
create table outgoing_mail (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  organisation_id uuid not null references organisation,
  address text not null,
  subject text not null,
  body text not null,
  headers jsonb not null default '{}',
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  attempts int not null default 0,
  try_at timestamptz not null default now(),
  problem text
);
create index outgoing_mail_waiting on outgoing_mail (try_at) where sent_at is null;
create index outgoing_mail_organisation on outgoing_mail (organisation_id, created_at desc);

-- Working copies that were taken out as Word files: what they were made of, to know them again when they come back.
create table working_copy (
  id uuid primary key,
  response_id uuid not null references response on delete cascade,
  organisation_id uuid not null references organisation,
  content jsonb not null,
  seq bigint not null,
  made_by uuid not null references person,
  made_at timestamptz not null default now()
);
create index working_copy_response on working_copy (response_id, made_at);
