-- A build may name its version by an alias.
grant select on v_alias to builder;
