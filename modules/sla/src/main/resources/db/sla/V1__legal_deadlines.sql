-- Legal deadlines of cases: only somebody's entry of their start makes one. They know nothing of service clocks.
create table sla.legal_deadline (
    id              uuid        primary key,
    case_id         uuid        not null,
    unit            text        not null,
    count           int         not null,
    article         text,
    silence         text,
    binds           text        not null,
    start_kind      text        not null,
    start_at        timestamptz not null,
    registry_number text,
    -- [{"id", "version"}…]: the first one's zone counts; days off of the others are off, too. Versions stay as they were.
    calendars       jsonb       not null,
    -- Both absent while it is suspended without an end; the day is absent for hours.
    due             timestamptz,
    due_date        date,
    entered_at      timestamptz not null,
    entered_by      uuid        not null
);

create index legal_deadline_by_case on sla.legal_deadline (case_id, entered_at, id);

create table sla.legal_suspension (
    deadline_id uuid        not null references sla.legal_deadline (id) on delete cascade,
    -- The first day that isn't counted, and the day on which counting goes on.
    from_day    date        not null,
    to_day      date,
    cause       text        not null,
    entered_at  timestamptz not null,
    entered_by  uuid        not null,
    primary key (deadline_id, from_day)
);

create table sla.legal_extension (
    id          uuid        primary key,
    deadline_id uuid        not null references sla.legal_deadline (id) on delete cascade,
    count       int         not null,
    reason      text        not null,
    decided_at  timestamptz not null,
    entered_at  timestamptz not null,
    entered_by  uuid        not null
);

create index legal_extension_by_deadline on sla.legal_extension (deadline_id, decided_at, id);
