create table build (
    id             uuid primary key,
    project        text        not null,
    state          text        not null check (state in ('QUEUED', 'BUILDING', 'BUILT', 'FAILED', 'CANCELLED')),
    version_id     uuid        not null,
    model          text        not null,
    slug           text        not null,
    version        int         not null,
    version_digest text        not null,
    evaluation_id  uuid        not null,
    kind           text check (kind in ('RUNNABLE', 'MODEL_ONLY')),
    image_digest   text,
    base_digest    text,
    layers         text,
    reproduced     boolean,
    queued_at      timestamptz not null,
    started_at     timestamptz,
    finished_at    timestamptz,
    requested_by   text        not null,
    on_behalf_of   text,
    request_id     text,
    reason         text,
    row_version    bigint      not null,
    constraint built_names_its_image check (state <> 'BUILT' or (image_digest is not null and kind is not null))
);
create index build_by_project on build (project, id desc);
create index build_by_version on build (version_id, id desc);

-- What a build did, line by line; lines of a build that is run again follow those of the first run.
create table build_log (
    position bigint generated always as identity primary key,
    build_id uuid        not null references build (id),
    at       timestamptz not null,
    text     text        not null
);
create index build_log_by_build on build_log (build_id, position);
