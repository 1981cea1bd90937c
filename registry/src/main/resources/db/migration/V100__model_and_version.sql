create table model (
    id           uuid primary key,
    project      text        not null,
    name         text        not null,
    slug         text        not null,
    description  text        not null,
    tags         jsonb       not null,
    last_version int         not null,
    revision     bigint      not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    constraint model_name_once unique (project, name),
    constraint model_slug_once unique (project, slug)
);

create table model_version (
    id               uuid primary key,
    project          text        not null,
    model_id         uuid        not null references model,
    version          int         not null check (version > 0),
    state            text        not null
        check (state in ('UPLOADING', 'SEALED', 'ABANDONED', 'REGISTERED')),
    digest           text check (digest ~ '^sha256:[0-9a-f]{64}$'),
    size_bytes       bigint,
    description      text        not null,
    author           text        not null,
    signature        jsonb,
    signature_source text check (signature_source in ('INFERRED', 'GIVEN')),
    training         jsonb,
    card             text,
    revision         bigint      not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    sealed_at        timestamptz,
    constraint model_version_once unique (model_id, version),
    constraint sealed_has_digest check (state <> 'SEALED' or (digest is not null
        and signature is not null and sealed_at is not null))
);
create index model_version_by_project on model_version (project, created_at);

create table version_file (
    id         uuid primary key,
    version_id uuid   not null references model_version,
    path       text   not null,
    size_bytes bigint not null check (size_bytes >= 0),
    sha256     text   not null check (sha256 ~ '^[0-9a-f]{64}$'),
    media_type text   not null,
    constraint version_file_once unique (version_id, path)
);
create index version_file_by_sha256 on version_file (sha256);

create table model_alias (
    id         uuid primary key,
    model_id   uuid        not null references model,
    alias      text        not null,
    version_id uuid        not null references model_version,
    version    int         not null,
    updated_at timestamptz not null,
    constraint model_alias_once unique (model_id, alias)
);

-- Blobs that may have lost their last reference; removed after a grace time if they still have none.
create table blob_garbage (
    sha256 text primary key,
    since  timestamptz not null
);
