-- How far each consumer of this service has come in bus.event. An event's effect and the move of its
-- cursor are one transaction.
create table event_cursor (
    consumer text primary key,
    position bigint not null check (position >= 0)
);
