create table environment (
    project     text        not null,
    name        text        not null,
    target      text        not null,
    row_version bigint      not null default 1,
    created_at  timestamptz not null default now(),
    primary key (project, name)
);
insert into environment (project, name, target)
values ('default', 'staging', 'local'), ('default', 'production', 'local');

-- The long-lived name. removal moves NONE -> REMOVING -> REMOVED; a new release makes it NONE again.
create table deployment (
    id               uuid primary key default uuidv7(),
    project          text        not null,
    environment      text        not null,
    name             text        not null,
    removal          text        not null default 'NONE',
    removal_reason   text,
    current_release  uuid,
    previous_release uuid,
    row_version      bigint      not null default 1,
    created_at       timestamptz not null,
    unique (project, environment, name),
    foreign key (project, environment) references environment (project, name)
);

create table release (
    id             uuid primary key default uuidv7(),
    deployment_id  uuid        not null references deployment (id),
    project        text        not null,
    environment    text        not null,
    deployment     text        not null,
    model          text        not null,
    slug           text        not null,
    version        int         not null,
    version_id     uuid        not null,
    version_digest text        not null,
    evaluation_id  uuid        not null,
    image_digest   text        not null,
    image_kind     text        not null,
    state          text        not null,
    reason         text,
    requested_by   text        not null,
    request_id     text,
    rollback_of    uuid references release (id),
    row_version    bigint      not null default 1,
    entered_at     timestamptz not null,
    deadline_at    timestamptz,
    created_at     timestamptz not null,
    healthy_at     timestamptz
);
create index release_by_deployment on release (deployment_id, id desc);
create index release_by_project on release (project, id desc);
-- The last word on "one at a time": no second release of a deployment can be in progress.
create unique index one_release_in_progress on release (deployment_id)
    where state in ('DRAFT', 'VERIFYING', 'PROVISIONING', 'SHADOW', 'CANARY', 'ANALYSING', 'PROMOTING', 'ABORTING');

create table release_history (
    release_id uuid        not null references release (id),
    position   bigint      not null,
    from_state text,
    to_state   text        not null,
    at         timestamptz not null,
    reason     text,
    primary key (release_id, position)
);

-- What should run for a release (desired: RUNNING, DRAINING, GONE) and what was last seen of it.
create table backend (
    release_id    uuid primary key references release (id),
    desired       text        not null,
    drain_until   timestamptz,
    phase         text        not null,
    ready         boolean     not null default false,
    reason        text,
    pid           bigint,
    url           text,
    started_at    timestamptz,
    ready_since   timestamptz,
    restarts      int         not null default 0,
    next_start_at timestamptz,
    observed_at   timestamptz not null
);
create index backend_wanted on backend (desired) where desired <> 'GONE';

-- Where the traffic of a deployment goes: one row per deployment, moved with the release's state.
create table route (
    deployment_id uuid primary key references deployment (id),
    release_id    uuid        not null references release (id),
    url           text        not null,
    ready         boolean     not null,
    updated_at    timestamptz not null
);
