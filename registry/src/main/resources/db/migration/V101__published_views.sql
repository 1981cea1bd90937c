-- Contracts with other services: columns are only ever added.
create view v_model_version as
select v.id as version_id, v.project, m.name as model, m.slug, v.version, v.digest, v.state,
       v.signature, v.author, v.created_at, v.sealed_at
  from model_version v join model m on m.id = v.model_id;

create view v_version_file as
select version_id, path, size_bytes, sha256, media_type from version_file;

create view v_alias as
select m.project, m.name as model, a.alias, a.version_id, a.version
  from model_alias a join model m on m.id = a.model_id;

grant select on v_model_version to validator, builder, deployer, monitor;
grant select on v_version_file to validator, builder;
grant select on v_alias to validator, deployer;
