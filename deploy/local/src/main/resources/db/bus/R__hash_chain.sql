-- The canonical row is every column before the hash, in table order, each as LENGTH:VALUE (length in
-- UTF-8 bytes) and '-' for null; times are UTC with microseconds. It does not depend on how a later
-- server renders jsonb, because data_text is kept as it was hashed.
create or replace function bus.canonical_field(value text) returns text
    language sql immutable
    set search_path = pg_catalog
as $$ select coalesce(octet_length(value)::text || ':' || value, '-') $$;

create or replace function bus.canonical_row(e bus.event) returns text
    language sql stable
    set search_path = pg_catalog
as $$
    select bus.canonical_field(e.position::text)
        || bus.canonical_field(e.id::text)
        || bus.canonical_field(e.type)
        || bus.canonical_field(e.schema::text)
        || bus.canonical_field(e.project)
        || bus.canonical_field(e.subject)
        || bus.canonical_field(e.actor)
        || bus.canonical_field(e.on_behalf_of)
        || bus.canonical_field(e.request_id)
        || bus.canonical_field(to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
        || bus.canonical_field(e.data_text)
$$;

create or replace function bus.row_hash(previous bytea, e bus.event) returns bytea
    language sql stable
    set search_path = pg_catalog
as $$ select sha256(coalesce(previous, ''::bytea) || convert_to(bus.canonical_row(e), 'UTF8')) $$;

-- The first position that is missing or whose hash does not follow from the row before it; null when
-- the whole chain holds.
create or replace function bus.first_break() returns bigint
    language sql stable
    set search_path = pg_catalog
as $$
    select min(expected) from (
        select row_number() over w as expected,
               e.position,
               e.hash,
               bus.row_hash(lag(e.hash) over w, e) as recomputed
          from bus.event e
        window w as (order by e.position)
    ) checked
    where position <> expected or hash <> recomputed
$$;
