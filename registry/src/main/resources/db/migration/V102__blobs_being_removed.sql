-- Set while the object store is told to remove the bytes; until the row is gone nothing may name them.
alter table blob_garbage add column deleting_since timestamptz;
create index blob_garbage_by_age on blob_garbage (since);
