-- Each token that was ordered for a release in a cluster, by its id, from before it is written into
-- a Secret until it is revoked. One right each. state moves ORDERED -> WRITTEN -> REPLACED.
create table cluster_token (
    token_id   text primary key,
    release_id uuid        not null references cluster_release (release_id),
    scope      text        not null,
    state      text        not null,
    at         timestamptz not null
);
create index cluster_token_of_release on cluster_token (release_id);

-- Tokens with both rights, from before: new ones take their place at the next correction.
insert into cluster_token (token_id, release_id, scope, state, at)
select token_id, release_id, 'ingest,pull', 'ORDERED', token_at
  from cluster_release
 where token_id is not null;
alter table cluster_release drop column token_id, drop column token_at;
