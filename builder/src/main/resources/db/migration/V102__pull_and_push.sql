-- Which blobs may be pulled from a repository (PROJECT/SLUG): those that one of its images names.
create table image_blob (
    project    text   not null,
    slug       text   not null,
    digest     text   not null,
    size_bytes bigint not null check (size_bytes >= 0),
    primary key (project, slug, digest)
);

-- False for images made before this table; their manifests are read when their repository is next pulled from.
alter table image add column blobs_known boolean not null default false;
-- The repository elsewhere to which the image was pushed, with its registry.
alter table image add column pushed_to text;

create index image_by_repository on image (project, slug, version);
create index image_with_unknown_blobs on image (project, slug) where not blobs_known;

create or replace view v_image as
    select image_digest, project, version_id, version_digest, evaluation_id, kind, base_digest, manifest_sha256,
           created_at, slug, pushed_to
      from image;
