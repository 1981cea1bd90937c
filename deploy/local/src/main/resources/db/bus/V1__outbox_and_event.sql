-- The outbox takes events inside the transaction that changes a service's state.
create table bus.outbox (
    id           uuid primary key default uuidv7(),
    type         text        not null,
    schema       int         not null default 1,
    project      text        not null,
    subject      text        not null,
    actor        text        not null,
    on_behalf_of text,
    request_id   text,
    occurred_at  timestamptz not null default now(),
    data         jsonb       not null,
    constraint outbox_data_at_most_16_kb check (octet_length(data::text) <= 16384)
);

-- The log itself: gapless positions, each row hashed over the one before it.
create table bus.event (
    position     bigint primary key check (position > 0),
    id           uuid        not null unique,
    type         text        not null,
    schema       int         not null,
    project      text        not null,
    subject      text        not null,
    actor        text        not null,
    on_behalf_of text,
    request_id   text,
    occurred_at  timestamptz not null,
    data         jsonb       not null,
    data_text    text        not null,
    hash         bytea       not null
);
create index event_by_subject on bus.event (project, subject, position);
create index event_by_type on bus.event (project, type, position);
