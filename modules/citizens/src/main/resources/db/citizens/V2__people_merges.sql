create extension if not exists unaccent with schema public;
create extension if not exists pg_trgm with schema public;

-- As people search: without accents and capitals. unaccent() itself is only stable, since its dictionary could be changed.
create function citizens.plain(text) returns text
    language sql immutable strict parallel safe
    as $$ select lower(public.unaccent('public.unaccent', $1)) $$;

alter table citizens.citizen
    add column kind              text        not null default 'person',
    add column language          text,
    add column preferred_channel text,
    add column secrecy           boolean     not null default false,
    add column merged_into       uuid        references citizens.citizen (id),
    add column sequence          bigint      not null default 0,
    add column version           int         not null default 0,
    add column updated_at        timestamptz;

update citizens.citizen set updated_at = created_at;
alter table citizens.citizen alter column updated_at set not null;

create index citizen_name on citizens.citizen using gin (citizens.plain(name) public.gin_trgm_ops) where name is not null;

alter table citizens.address
    add column shown       text,
    add column country     text,
    add column is_default  boolean not null default false,
    add column verified_on date,
    add column unreachable text,
    add column unreachable_since timestamptz;

create unique index address_default on citizens.address (citizen_id, kind) where is_default;

create table citizens.mandate (
    id             uuid        primary key,
    -- For whom it is acted; and who acts.
    citizen_id     uuid        not null references citizens.citizen (id),
    representative uuid        not null references citizens.citizen (id),
    scope          text        not null,
    proof          text        not null,
    valid_until    date,
    created_at     timestamptz not null,
    revoked_at     timestamptz
);

create index mandate_citizen on citizens.mandate (citizen_id, created_at, id);
create index mandate_representative on citizens.mandate (representative, created_at, id);

create table citizens.consent (
    id           uuid        primary key,
    citizen_id   uuid        not null references citizens.citizen (id),
    purpose      text        not null,
    given        boolean     not null,
    text_version text        not null,
    channel      text        not null,
    at           timestamptz not null
);

create index consent_citizen on citizens.consent (citizen_id, at, id);

-- What data-protection information was shown; no consent is asked for what the law allows anyway.
create table citizens.information_shown (
    id           uuid        primary key,
    citizen_id   uuid        not null references citizens.citizen (id),
    text_version text        not null,
    channel      text        not null,
    at           timestamptz not null
);

create index information_citizen on citizens.information_shown (citizen_id, at, id);

create table citizens.note (
    id         uuid        primary key,
    citizen_id uuid        not null references citizens.citizen (id),
    text       text        not null,
    author     text        not null,
    at         timestamptz not null
);

create index note_citizen on citizens.note (citizen_id, at, id);

create table citizens.merge (
    id         uuid        primary key,
    from_id    uuid        not null references citizens.citizen (id),
    into_id    uuid        not null references citizens.citizen (id),
    -- Whether the citizen who stays had no name and took that of the other one.
    took_name  boolean     not null,
    merged_at  timestamptz not null,
    undone_at  timestamptz
);

create unique index merge_standing on citizens.merge (from_id) where undone_at is null;

create table citizens.merge_item (
    merge_id uuid not null references citizens.merge (id),
    what     text not null,
    id       uuid not null,
    -- Of an address that was a default: two can't be.
    detail   text,
    primary key (merge_id, what, id)
);

-- Two citizens who may be one, as somebody's words or a network's let suppose.
create table citizens.duplicate_hint (
    citizen_id uuid        not null references citizens.citizen (id),
    other_id   uuid        not null references citizens.citizen (id),
    reason     text        not null,
    at         timestamptz not null,
    primary key (citizen_id, other_id, reason)
);

create index duplicate_hint_other on citizens.duplicate_hint (other_id);

create index merge_into on citizens.merge (into_id, merged_at desc) where undone_at is null;
