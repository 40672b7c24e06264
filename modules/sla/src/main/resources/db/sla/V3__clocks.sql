-- What moved the service clocks of cases, as case events told it. Clocks are worked out from it and from the terms, never stored.
create table sla.case_fact (
    case_id  uuid        not null,
    -- Of the event: what comes again is known by it.
    sequence bigint      not null,
    what     text        not null,
    at       timestamptz not null,
    heard_at timestamptz not null,
    detail   text,
    due      timestamptz,
    primary key (case_id, sequence)
);

-- What a case's clocks count by from an event on. Every case that was looked at has a row; without a policy it has no clocks.
create table sla.case_terms (
    case_id          uuid        not null,
    sequence         bigint      not null,
    at               timestamptz not null,
    policy_id        uuid,
    policy_version   int,
    calendar_version int,
    priority         text        not null,
    reason           text,
    by_id            uuid,
    by_name          text,
    primary key (case_id, sequence),
    foreign key (policy_id, policy_version) references sla.policy_version (policy_id, version)
);

-- The newest of what is known of a case's becoming part of another.
create table sla.case_merge (
    case_id     uuid        primary key,
    number      text        not null,
    into_number text        not null,
    sequence    bigint      not null,
    at          timestamptz not null,
    undone      boolean     not null
);

create index case_merge_into on sla.case_merge (into_number) where not undone;
