create table http.idempotency_key (
    caller      uuid        not null,
    key         text        not null,
    fingerprint text        not null,
    status      int,
    answer_id   uuid,
    kept_until  timestamptz not null,
    primary key (caller, key)
);

create index idempotency_key_kept_until on http.idempotency_key (kept_until);
