create table notices.webhook (
    id              uuid        primary key,
    url             text        not null,
    -- Types of events; empty for all.
    types           text[]      not null,
    -- Encrypted: what is sent is signed with it.
    secret          bytea       not null,
    enabled         boolean     not null,
    -- Since when nothing has got through; absent while all does.
    failing_since   timestamptz,
    last_success_at timestamptz,
    last_error      text,
    created_at      timestamptz not null,
    version         int         not null
);

create table notices.webhook_delivery (
    id         uuid        primary key,
    no         bigint      generated always as identity,
    webhook_id uuid        not null references notices.webhook (id) on delete cascade,
    event_id   uuid        not null,
    type       text        not null,
    at         timestamptz not null,
    body       text        not null,
    state      text        not null,
    attempts   int         not null,
    due_at     timestamptz not null,
    status     int,
    error      text,
    updated_at timestamptz not null,
    unique (webhook_id, event_id)
);

create index webhook_delivery_waiting on notices.webhook_delivery (webhook_id, no) where state = 'waiting';
create index webhook_delivery_list on notices.webhook_delivery (webhook_id, no desc);
create index webhook_delivery_ended on notices.webhook_delivery (updated_at) where state <> 'waiting';
