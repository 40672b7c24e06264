create table access.account_user (
    id            uuid        primary key,
    login         text        not null unique,
    name          text        not null,
    password_hash text,
    roles         text[]      not null,
    language      text        not null,
    languages     text[]      not null,
    active        boolean     not null,
    created_at    timestamptz not null,
    version       int         not null
);

create index account_user_by_name on access.account_user (name collate "und-x-icu", id);

create table access.session (
    token_hash text        primary key,
    user_id    uuid        not null references access.account_user (id),
    factors    text[]      not null,
    created_at timestamptz not null,
    seen_at    timestamptz not null,
    expires_at timestamptz not null
);

create index session_by_user on access.session (user_id);
create index session_expires on access.session (expires_at);

create table access.api_key (
    id               uuid        primary key,
    key_hash         text        not null unique,
    user_id          uuid        not null references access.account_user (id),
    every_permission boolean     not null,
    created_at       timestamptz not null,
    revoked_at       timestamptz
);

create index api_key_user on access.api_key (user_id);

create table access.sign_in_attempt (
    subject       text        primary key,
    failures      int         not null,
    last_at       timestamptz not null,
    blocked_until timestamptz not null
);

create index sign_in_attempt_last_at on access.sign_in_attempt (last_at);
