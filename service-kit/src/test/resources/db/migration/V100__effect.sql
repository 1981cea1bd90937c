-- Effects of the consumer under test; no unique key, so that a doubled one would be seen.
create table effect (applied bigint generated always as identity, position bigint not null, subject text not null);
