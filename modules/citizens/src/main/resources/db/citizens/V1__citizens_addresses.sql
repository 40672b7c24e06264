create table citizens.citizen (
    id         uuid        primary key,
    name       text,
    created_at timestamptz not null
);

create table citizens.address (
    id         uuid        primary key,
    citizen_id uuid        not null references citizens.citizen (id),
    kind       text        not null,
    value      text        not null,
    created_at timestamptz not null,
    unique (kind, value)
);

create index address_citizen on citizens.address (citizen_id);
