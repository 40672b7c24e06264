-- Policies of service: which targets a case gets. Looked at in the order of their position; the first that matches counts.
create table sla.policy (
    id       uuid    primary key,
    name     text    not null,
    position int     not null,
    -- The newest one.
    version  int     not null,
    active   boolean not null
);

create unique index policy_name on sla.policy (lower(name)) where active;
create index policy_by_position on sla.policy (position, id);

-- Never changed: a clock that runs keeps the version it began with until told otherwise.
create table sla.policy_version (
    policy_id uuid        not null references sla.policy (id),
    version   int         not null,
    policy    jsonb       not null,
    made_at   timestamptz not null,
    primary key (policy_id, version)
);
