create table calendars.calendar (
    id      text primary key,
    -- The newest one.
    version int  not null
);

-- Never changed and never removed: who counted with a version counts with it until told otherwise.
create table calendars.calendar_version (
    calendar   text        not null references calendars.calendar (id),
    version    int         not null,
    settings   jsonb       not null,
    -- Lists of holidays with a higher number came later and don't count in this version.
    lists_upto bigint      not null,
    made_at    timestamptz not null,
    primary key (calendar, version)
);

-- Published lists that were imported; of two for a region and a year the later one counts.
create table calendars.holiday_list (
    number    bigint generated always as identity primary key,
    region    text        not null,
    year      int         not null,
    reference text        not null,
    days      jsonb       not null,
    made_at   timestamptz not null
);

create index holiday_list_region_year on calendars.holiday_list (region, year, number desc);

-- Locked by every write: a list that is imported finds all calendars of its region, and none is made beside it.
create table calendars.stamp (
    one   boolean primary key default true check (one),
    stamp uuid    not null
);

insert into calendars.stamp (stamp) values (gen_random_uuid());
