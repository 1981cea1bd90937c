-- Moves up to max committed outbox rows, in id order, to the end of the log. Returns how many moved,
-- or -1 when another session is doing it. A row whose transaction commits late simply gets a later
-- position: positions follow the order of commit, so a reader that has seen position N never finds a
-- new row before it. Call it in a READ COMMITTED transaction of its own.
create or replace function bus.sequence(max int) returns int
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
declare
    waiting bus.outbox;
    appended bus.event;
    last_position bigint;
    last_hash bytea;
    moved int := 0;
begin
    if not pg_try_advisory_xact_lock(hashtextextended('slipway.bus.sequence', 0)) then
        return -1;
    end if;
    select position, hash into last_position, last_hash
      from bus.event order by position desc limit 1;
    for waiting in select * from bus.outbox order by id limit max loop
        last_position := coalesce(last_position, 0) + 1;
        appended := row(last_position, waiting.id, waiting.type, waiting.schema, waiting.project,
                        waiting.subject, waiting.actor, waiting.on_behalf_of, waiting.request_id,
                        waiting.occurred_at, waiting.data, waiting.data::text, null);
        last_hash := bus.row_hash(last_hash, appended);
        appended.hash := last_hash;
        insert into bus.event select (appended).*;
        delete from bus.outbox where id = waiting.id;
        moved := moved + 1;
    end loop;
    if moved > 0 then
        perform pg_notify('slipway_event', last_position::text);
    end if;
    return moved;
end
$$;
