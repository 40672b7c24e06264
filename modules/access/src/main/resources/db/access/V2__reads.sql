-- Who read whose personal data: one row a read, which may be of many citizens at once.
create table access.personal_data_read (
    id         uuid        primary key,
    at         timestamptz not null,
    actor_id   uuid        not null,
    actor_kind text        not null,
    actor_name text        not null,
    citizens   uuid[]      not null,
    what       text        not null,
    subject    text,
    reason     text
);

create index personal_data_read_by_citizen on access.personal_data_read using gin (citizens);
create index personal_data_read_by_actor on access.personal_data_read (actor_id, at desc, id desc);
create index personal_data_read_by_time on access.personal_data_read (at desc, id desc);
