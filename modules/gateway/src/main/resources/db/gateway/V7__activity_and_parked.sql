-- When each account last had a message from a citizen, on whichever replica.
create table gateway.account_activity (
    account_id      uuid        primary key references gateway.channel_account (id),
    last_message_at timestamptz not null
);

-- What came through an account, belongs to no conversation and can't be read.
create table gateway.parked (
    id         uuid        primary key,
    account_id uuid        not null references gateway.channel_account (id),
    kind       text        not null,
    raw        text        not null,
    parked_at  timestamptz not null,
    tries      int         not null default 0
);

create index parked_by_time on gateway.parked (parked_at desc, id desc);
create index parked_of_account on gateway.parked (account_id);
