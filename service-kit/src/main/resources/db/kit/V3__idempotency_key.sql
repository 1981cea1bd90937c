-- Answers of requests that carried an Idempotency-Key; written in the transaction of their effect.
create table idempotency_key (
    project      text        not null,
    actor        text        not null,
    key          text        not null,
    request_hash text        not null,
    status       int         not null,
    headers      jsonb       not null,
    body         text,
    created_at   timestamptz not null,
    primary key (project, actor, key)
);
create index idempotency_key_by_age on idempotency_key (created_at);
