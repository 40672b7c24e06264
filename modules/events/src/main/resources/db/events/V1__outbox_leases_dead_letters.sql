-- The order of ids is the order in which the relay sends: within one key it is the order of commits, since a writer
-- draws ids only after it has locked the row that the key stands for.
create table events.outbox (
    id       bigint generated always as identity primary key,
    topic    text        not null,
    key      text        not null,
    event_id uuid        not null,
    type     text        not null,
    at       timestamptz not null,
    body     text        not null,
    headers  text        not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);

create table events.lease (
    name       text        primary key,
    holder     text        not null,
    fencing    bigint      not null,
    expires_at timestamptz not null
);

create table events.dead_letter (
    id               uuid        primary key,
    topic            text        not null,
    partition        int         not null,
    record_offset    bigint      not null,
    key              bytea,
    value            bytea,
    headers          text        not null,
    type             text,
    cause            text        not null,
    detail           text        not null,
    state            text        not null,
    attempts         int         not null,
    failed_at        timestamptz not null,
    replayed_at      timestamptz,
    unique (topic, partition, record_offset)
);

create index dead_letter_by_time on events.dead_letter (failed_at desc, id desc);
create index dead_letter_by_cause on events.dead_letter (cause, failed_at desc, id desc);
create index dead_letter_by_topic on events.dead_letter (topic, failed_at desc, id desc);
