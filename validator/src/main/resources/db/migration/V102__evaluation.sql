create table evaluation (
    id              uuid primary key,
    project         text        not null,
    state           text        not null
        check (state in ('QUEUED', 'RUNNING', 'PASS', 'FAIL', 'INCONCLUSIVE', 'ERROR', 'CANCELLED')),
    version_id      uuid        not null,
    model           text        not null,
    slug            text        not null,
    version         int         not null,
    version_digest  text        not null,
    policy          text        not null,
    policy_revision int         not null,
    policy_hash     text        not null,
    gates           jsonb       not null,
    evidence_sha256 text,
    release_sha256  text,
    queued_at       timestamptz not null,
    started_at      timestamptz,
    deadline_at     timestamptz not null,
    finished_at     timestamptz,
    requested_by    text        not null,
    on_behalf_of    text,
    request_id      text,
    reason          text,
    attempt         int         not null,
    row_version     bigint      not null
);
create index evaluation_by_project on evaluation (project, id desc);
create index evaluation_by_version on evaluation (version_id, id desc);
create index evaluation_unfinished on evaluation (deadline_at) where state in ('QUEUED', 'RUNNING');

create view v_evaluation as
    select id as evaluation_id, project, version_id, version_digest, policy, policy_revision, policy_hash,
           case when state in ('PASS', 'FAIL', 'INCONCLUSIVE', 'ERROR') then state end as verdict,
           state,
           (select coalesce(
                       jsonb_agg(jsonb_build_object('id', gate -> 'id', 'type', gate -> 'type',
                                                    'verdict', gate -> 'verdict') order by place),
                       '[]'::jsonb)
              from jsonb_array_elements(gates) with ordinality as t(gate, place)) as gates,
           evidence_sha256, release_sha256, finished_at
      from evaluation;

grant select on v_evaluation to builder, deployer, monitor;
