-- Contracts with the gateway and the monitor: columns may be added, never changed.
create view v_route as
select d.environment, d.name as deployment, d.project, r.release_id, r.url
  from route r
  join deployment d on d.id = r.deployment_id
 where r.ready;

create view v_release as
select id as release_id, project, environment, deployment, model, version, version_id, version_digest,
       evaluation_id, image_digest, state, created_at, healthy_at
  from release;

grant select on v_route to identity;
grant select on v_release to monitor;
