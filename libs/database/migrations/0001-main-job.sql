-- Who: organisations, people, memberships, sessions.
create table organisation (
  id uuid primary key,
  name text not null,
  type text not null,
  organisation_number text not null unique,
  created_at timestamptz not null default now()
);

create table person (
  id uuid primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  password_hash text not null,
  created_at timestamptz not null default now()
);

create table membership (
  organisation_id uuid not null references organisation,
  person_id uuid not null references person,
  role text not null check (role in ('administrator', 'author', 'reviewer', 'registrar', 'decision_maker')),
  title text not null default '',
  created_at timestamptz not null default now(),
  primary key (organisation_id, person_id)
);
create index membership_person on membership (person_id);

-- The session's id is stored hashed: whoever reads the table cannot sign in with it.
create table session (
  id_hash bytea primary key,
  data jsonb not null,
  person_id uuid references person on delete cascade,
  expires_at timestamptz not null
);
create index session_expires on session (expires_at);

-- Files by the SHA-256 of their bytes.
create table blob (
  sha256 bytea primary key,
  bytes bigint not null,
  created_at timestamptz not null default now()
);

-- About what: sources, their versions and blocks.
create table source (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  kind text not null,
  title text not null,
  issuer text,
  case_number text,
  dated date,
  url text,
  created_by uuid not null references person,
  created_at timestamptz not null default now()
);
create index source_organisation on source (organisation_id);

create table source_version (
  id uuid primary key,
  source_id uuid not null references source,
  no int not null,
  state text not null check (state in ('queued', 'parsing', 'ready', 'needs-ocr', 'failed')),
  format text check (format in ('pdf', 'docx', 'html', 'text')),
  filename text not null,
  sha256 bytea not null references blob,
  bytes bigint not null,
  pages int,
  language text,
  text_sha256 bytea,
  block_count int not null default 0,
  warnings jsonb not null default '[]',
  quality jsonb not null default '{}',
  problem jsonb,
  parser text,
  created_by uuid not null references person,
  created_at timestamptz not null default now(),
  unique (source_id, no)
);

create table block (
  version_id uuid not null references source_version on delete cascade,
  ord int not null,
  type text not null,
  level int,
  label text,
  text text not null,
  page_from int,
  page_to int,
  page_label text,
  cell jsonb,
  notes jsonb not null default '[]',
  fragments jsonb not null default '[]',
  primary key (version_id, ord)
);

-- Work that outlives a request. A worker takes a row with FOR UPDATE SKIP LOCKED; NOTIFY wakes it.
create table job (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  kind text not null,
  payload jsonb not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed')),
  stage text not null default 'queued',
  done int not null default 0,
  total int not null default 0,
  problem jsonb,
  attempts int not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index job_waiting on job (created_at) where state in ('queued', 'running');

-- The matter sent out, and its documents.
create table consultation (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  title text not null,
  issuers text[] not null check (cardinality(issuers) between 1 and 10),
  issuer_case_number text not null,
  sent_on date,
  due_on date not null,
  created_by uuid not null references person,
  created_at timestamptz not null default now(),
  check (sent_on is null or sent_on <= due_on)
);
create index consultation_organisation on consultation (organisation_id, due_on);

create table consultation_document (
  id uuid primary key,
  consultation_id uuid not null references consultation on delete cascade,
  source_id uuid not null references source,
  role text not null check (role in ('cover_letter', 'main_document', 'annex', 'other')),
  position int not null,
  unique (consultation_id, source_id)
);

-- One organisation's own file for one consultation, and its response.
create table case_file (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  consultation_id uuid not null references consultation,
  own_case_number text,
  state text not null check (state in ('received', 'drafting')),
  created_at timestamptz not null default now(),
  unique (organisation_id, consultation_id)
);

create table response (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  case_file_id uuid not null unique references case_file,
  title text not null,
  mirrors_source_id uuid references source,
  created_by uuid not null references person,
  created_at timestamptz not null default now()
);
create index response_organisation on response (organisation_id);

-- The live document: an append-only log is the truth; the snapshot is a shortcut to its beginning.
create table response_document (
  response_id uuid primary key references response on delete cascade,
  epoch int not null default 1,
  head bigint not null default 0,
  schema_version int not null
);

create table response_update (
  response_id uuid not null references response_document on delete cascade,
  epoch int not null,
  seq bigint not null,
  payload bytea not null,
  authors uuid[] not null,
  created_at timestamptz not null default now(),
  primary key (response_id, epoch, seq)
);

create table response_snapshot (
  response_id uuid primary key references response_document on delete cascade,
  epoch int not null,
  seq bigint not null,
  state bytea not null,
  state_vector bytea not null,
  sha256 bytea not null,
  created_at timestamptz not null default now()
);

-- Each Yjs client id belongs to the person who used it first in this document.
create table response_client (
  response_id uuid not null references response_document on delete cascade,
  client_id bigint not null,
  person_id uuid not null references person,
  created_at timestamptz not null default now(),
  primary key (response_id, client_id)
);

-- What is derived from the document at one position of its log.
create table response_projection (
  response_id uuid primary key references response_document on delete cascade,
  epoch int not null,
  seq bigint not null,
  content jsonb not null,
  projection jsonb not null,
  fault text,
  updated_at timestamptz not null default now()
);

-- An exact range in one source version, pinned for ever and shared by the citations that point at it.
create table passage (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  version_id uuid not null references source_version,
  block_from int not null,
  offset_from int not null,
  block_to int not null,
  offset_to int not null,
  exact text not null,
  prefix text not null,
  suffix text not null,
  page_label text,
  section_label text,
  created_by uuid not null references person,
  created_at timestamptz not null default now(),
  unique (version_id, block_from, offset_from, block_to, offset_to)
);

-- Derived from the citation nodes of a response by its projector; never written by a client.
create table citation (
  id uuid not null,
  response_id uuid not null references response on delete cascade,
  organisation_id uuid not null references organisation,
  passage_id uuid not null references passage,
  source_id uuid not null references source,
  version_id uuid not null references source_version,
  block_from int not null,
  mode text not null check (mode in ('note', 'inline', 'quotation')),
  section_id text,
  section_title text,
  stance text,
  position int not null,
  seen_seq bigint not null,
  deleted_at timestamptz,
  primary key (response_id, id)
);
create index citation_version on citation (version_id, block_from) where deleted_at is null;
create index citation_passage on citation (passage_id) where deleted_at is null;

-- Pictures that a response may show, by the hash of their bytes.
create table response_figure (
  response_id uuid not null references response on delete cascade,
  sha256 bytea not null references blob,
  media_type text not null,
  width int not null,
  height int not null,
  created_by uuid not null references person,
  created_at timestamptz not null default now(),
  primary key (response_id, sha256)
);
