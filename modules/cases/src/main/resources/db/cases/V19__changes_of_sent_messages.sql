-- What agents want changed in messages that they sent: queued until the network says that it is done or why not.
create table cases.message_change (
    id          uuid        primary key,
    entry_id    uuid        not null,
    kind        text        not null,
    state       text        not null,
    reason      text,
    -- The new words, until they stand in the entry.
    text        text,
    marks       text,
    author_id   uuid        not null,
    author_name text        not null,
    at          timestamptz not null
);

create index message_change_entry on cases.message_change (entry_id, at, id);
