create table image (
    id              uuid primary key,
    image_digest    text        not null,
    project         text        not null,
    version_id      uuid        not null,
    model           text        not null,
    slug            text        not null,
    version         int         not null,
    version_digest  text        not null,
    evaluation_id   uuid        not null,
    kind            text        not null check (kind in ('RUNNABLE', 'MODEL_ONLY')),
    base_digest     text,
    manifest_sha256 text        not null,
    layers          text        not null,
    created_at      timestamptz not null,
    constraint image_of_a_project_is_there_once unique (project, image_digest)
);
create index image_by_project on image (project, id desc);
create index image_by_version on image (version_id, id desc);

create view v_image as
    select image_digest, project, version_id, version_digest, evaluation_id, kind, base_digest, manifest_sha256,
           created_at
      from image;

grant usage on schema builder to deployer, monitor;
grant select on v_image to deployer, monitor;
