-- A release under watch, with the baseline frozen when its version was evaluated.
create table watch (
    release_id     uuid primary key,
    project        text        not null,
    environment    text        not null,
    deployment     text        not null,
    model          text        not null,
    version        int         not null,
    evaluation_id  uuid        not null,
    window_seconds bigint      not null check (window_seconds > 0),
    limits         jsonb       not null,
    baseline       jsonb       not null,
    row_count      bigint      not null default 0,
    dropped        bigint      not null default 0,
    watermark      timestamptz,
    last_ingest_at timestamptz,
    started_at     timestamptz not null,
    ended_at       timestamptz,
    lock_version   bigint      not null default 0
);
create index watch_by_deployment on watch (project, environment, deployment, started_at desc);

-- The newest report applied from each server process: a repeated one changes nothing.
create table ingest_source (
    source      uuid primary key,
    release_id  uuid        not null references watch,
    sequence    bigint      not null,
    received_at timestamptz not null
);

-- Counts of one release in one window of event time, in the baseline's slots.
create table feature_window (
    release_id      uuid        not null references watch,
    window_start    timestamptz not null,
    window_end      timestamptz not null,
    row_count       bigint      not null,
    columns         jsonb       not null,
    score           jsonb       not null,
    closed          boolean     not null default false,
    revision        bigint      not null default 1,
    scored_revision bigint      not null default 0,
    result          jsonb,
    primary key (release_id, window_start)
);
create index feature_window_to_score on feature_window (release_id) where revision <> scored_revision;

create table traffic_minute (
    release_id uuid        not null references watch,
    minute     timestamptz not null,
    requests   bigint      not null,
    row_count  bigint      not null,
    errors     bigint      not null,
    rejected   bigint      not null,
    latency    bigint[]    not null,
    primary key (release_id, minute)
);

create table prediction (
    release_id    uuid        not null references watch,
    prediction_id text        not null,
    window_start  timestamptz not null,
    score         double precision not null,
    received_at   timestamptz not null,
    primary key (release_id, prediction_id)
);
create index prediction_by_window on prediction (release_id, window_start);
create index prediction_by_age on prediction (received_at);

-- Labels are kept by deployment: they may come before the prediction, or after a new release.
create table label (
    project       text        not null,
    environment   text        not null,
    deployment    text        not null,
    prediction_id text        not null,
    positive      boolean     not null,
    observed_at   timestamptz not null,
    received_at   timestamptz not null,
    primary key (project, environment, deployment, prediction_id)
);
create index label_by_age on label (received_at);

create table alert (
    id             uuid primary key default uuidv7(),
    project        text        not null,
    environment    text        not null,
    deployment     text        not null,
    release_id     uuid        not null references watch,
    kind           text        not null check (kind in ('DRIFT', 'PERFORMANCE', 'DATA_QUALITY')),
    state          text        not null check (state in ('OPEN', 'ACKNOWLEDGED', 'RESOLVED')),
    columns        text[]      not null,
    window_start   timestamptz not null,
    window_end     timestamptz not null,
    value          double precision not null,
    limit_value    double precision not null,
    message        text        not null,
    fired_at       timestamptz not null,
    acknowledged_by text,
    acknowledged_reason text,
    resolved_at    timestamptz,
    lock_version   bigint      not null default 0
);
-- One open incident per release and cause.
create unique index alert_open on alert (release_id, kind) where state <> 'RESOLVED';
create index alert_by_project on alert (project, fired_at desc);

-- Adds count vectors of equal length slot by slot.
create function add_counts(a bigint[], b bigint[]) returns bigint[]
    language sql immutable strict
    return (select array_agg(x + y order by i) from unnest(a, b) with ordinality as t(x, y, i));
