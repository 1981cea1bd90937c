-- A session that a link opens ends with the token that asked for the link. Links live for minutes: old ones are dropped.
delete from sign_in_link;
alter table sign_in_link add column session_until timestamptz not null;
