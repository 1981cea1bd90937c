-- An environment that names no target follows the installation's default.
alter table environment alter column target drop not null;
update environment set target = null
 where project = 'default' and name in ('staging', 'production') and row_version = 1;
alter table environment add column kubernetes jsonb, add column settings jsonb;

-- Where and how large a release runs is fixed when it is asked for. `settings` is what the request
-- itself named; `placement` is the whole.
alter table release
    add column settings  jsonb,
    add column placement jsonb,
    add column pushed_to text;

-- Objects of one installation are told apart from those of another in the same namespace.
create table installation (
    only_one boolean primary key default true check (only_one),
    id       uuid    not null default gen_random_uuid()
);
insert into installation default values;

-- What was put into a cluster for a release; written before the first object is made. Secrets are
-- never read back, so the token in them is known by its id only.
create table cluster_release (
    release_id uuid primary key,
    project    text        not null,
    kubeconfig text,
    namespace  text        not null,
    name       text        not null,
    url        text,
    token_id   text,
    token_at   timestamptz,
    last_log   jsonb,
    created_at timestamptz not null,
    gone_at    timestamptz
);
create index cluster_release_there on cluster_release (release_id) where gone_at is null;
