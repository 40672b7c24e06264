create table gateway.channel_account (
    id             uuid        primary key,
    channel        text        not null,
    name           text        not null,
    enabled        boolean     not null,
    configuration  jsonb       not null,
    secrets        bytea,
    unknown_policy text        not null,
    created_at     timestamptz not null,
    version        int         not null
);

create index channel_account_by_age on gateway.channel_account (created_at, id);

create table gateway.account_state (
    account_id uuid not null references gateway.channel_account (id),
    key        text not null,
    value      text not null,
    primary key (account_id, key)
);

-- What was taken from arreta.outbound: a command stays here until its row is cleaned away long after it ended, so that
-- the same command told again does nothing.
create table gateway.delivery (
    command_id   uuid        primary key,
    no           bigint      generated always as identity,
    account_id   uuid        not null,
    conversation text        not null,
    type         text        not null,
    command      text        not null,
    state        text        not null,
    reason       text,
    external_id  text,
    attempts     int         not null,
    due_at       timestamptz not null,
    updated_at   timestamptz not null
);

create index delivery_waiting on gateway.delivery (account_id, no) where state = 'queued';
create index delivery_pending_of_conversation on gateway.delivery (account_id, conversation, no)
    where state in ('queued', 'sending');
create index delivery_sending on gateway.delivery (account_id) where state = 'sending';
create index delivery_ended on gateway.delivery (updated_at) where state not in ('queued', 'sending', 'unknown');

-- When this installation was last restored from a backup: commands written before may have been sent already.
create table gateway.restore (
    restored_at timestamptz primary key
);
