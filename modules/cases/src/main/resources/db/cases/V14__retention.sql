-- How long a closed case is kept; the rule that says most about a case is the one that counts.
create table cases.retention_rule (
    code    text primary key,
    kind    text,
    topic   text,
    months  int  not null,
    reason  text not null,
    version int  not null
);

create unique index retention_rule_matches on cases.retention_rule (coalesce(kind, ''), coalesce(topic, ''));

-- What the daily run has destroyed.
create table cases.retention_run (
    id         uuid        primary key,
    started_at timestamptz not null,
    ended_at   timestamptz,
    started_by text        not null,
    destroyed  int         not null default 0
);

create index retention_run_by_time on cases.retention_run (started_at desc, id desc);

create index case_record_closed on cases.case_record (closed_at, id) where state = 'closed';
-- Whoever deletes a case must not read all others to see that none points at it.
create index case_record_merged_into on cases.case_record (merged_into) where merged_into is not null;
create index notification_by_case on cases.notification (case_id);
