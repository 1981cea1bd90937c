-- A watch is there from the moment its release is healthy; its baseline is read afterwards, by a job.
alter table watch
    alter column window_seconds drop not null,
    alter column limits drop not null,
    alter column baseline drop not null,
    add constraint watch_pending_or_whole check (
        (baseline is null) = (limits is null) and (baseline is null) = (window_seconds is null)),
    -- Windows scored so far, and how many of them the last decision on alerts has seen.
    add column scored_count bigint not null default 0,
    add column decided_count bigint not null default 0;
create index watch_followed on watch (release_id) where ended_at is null;
create index feature_window_open on feature_window (release_id, window_end) where not closed;
