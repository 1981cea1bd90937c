-- Revisions are immutable; the same document is the same revision.
create table policy_revision (
    id         uuid primary key,
    project    text        not null,
    name       text        not null,
    revision   int         not null check (revision > 0),
    hash       text        not null,
    document   jsonb       not null,
    author     text        not null,
    created_at timestamptz not null,
    constraint one_revision_per_number unique (project, name, revision),
    constraint one_revision_per_document unique (project, name, hash)
);

create view v_policy_revision as
    select project, name, revision, hash, document, created_at
      from policy_revision;

grant select on v_policy_revision to deployer, monitor, builder;
