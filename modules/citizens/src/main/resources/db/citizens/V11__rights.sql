-- What became of a request to erase all about somebody. Nothing in it says who that was.
create table citizens.erasure (
    id         uuid        primary key,
    citizen_id uuid        not null,
    actor_id   uuid        not null,
    actor_name text        not null,
    reason     text        not null,
    cases      text[]      not null,
    at         timestamptz not null
);

create index erasure_by_time on citizens.erasure (at desc, id desc);
create unique index erasure_of_citizen on citizens.erasure (citizen_id);

-- Because of which nothing of a citizen, or of a case, may be destroyed.
create table citizens.hold (
    id          uuid        primary key,
    citizen_id  uuid,
    case_id     uuid,
    case_number text,
    reason      text        not null,
    set_by      text        not null,
    set_at      timestamptz not null,
    released_by text,
    released_at timestamptz,
    check ((citizen_id is null) <> (case_id is null))
);

create index hold_by_time on citizens.hold (set_at desc, id desc);
create index hold_of_citizen on citizens.hold (citizen_id) where released_at is null and citizen_id is not null;
create index hold_of_case on citizens.hold (case_id) where released_at is null and case_id is not null;

-- What is kept out of everybody's sight until it may be destroyed; its content lies in sealed pieces.
create table citizens.blocked (
    id           uuid        primary key,
    erasure_id   uuid        not null references citizens.erasure (id),
    case_id      uuid,
    case_number  text,
    -- Absent while only a hold keeps it.
    until        timestamptz,
    rule         text,
    hold_id      uuid        references citizens.hold (id),
    blocked_at   timestamptz not null,
    destroyed_at timestamptz
);

create index blocked_of_erasure on citizens.blocked (erasure_id);
create index blocked_by_time on citizens.blocked (blocked_at desc, id desc);
create index blocked_due on citizens.blocked (until) where destroyed_at is null;

create table citizens.blocked_piece (
    blocked_id uuid  not null references citizens.blocked (id),
    no         int   not null,
    sealed     bytea not null,
    primary key (blocked_id, no)
);

create index citizen_merged_into on citizens.citizen (merged_into) where merged_into is not null;
