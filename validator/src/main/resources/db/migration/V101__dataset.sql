-- Revisions are immutable; the bytes are blobs of this service, named by their digest.
create table dataset_revision (
    id          uuid primary key,
    project     text        not null,
    name        text        not null,
    revision    int         not null check (revision > 0),
    digest      text        not null,
    row_count   bigint      not null,
    positives   bigint      not null,
    size_bytes  bigint      not null,
    label       text        not null,
    id_column   text,
    event_time  text,
    observed_at text,
    columns     jsonb       not null,
    author      text        not null,
    created_at  timestamptz not null,
    constraint one_dataset_per_number unique (project, name, revision)
);
create index dataset_by_digest on dataset_revision (project, name, digest);
