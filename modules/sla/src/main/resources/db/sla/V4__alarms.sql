-- What is due next of all clocks: derived from case_fact and case_terms whenever they change, so that nobody has to look at all cases.
create table sla.alarm (
    case_id  uuid        not null,
    number   text        not null,
    target   text        not null,
    round    int         not null,
    -- breach, or warning:<fraction>.
    kind     text        not null,
    due      timestamptz not null,
    -- Once and never again.
    fired_at timestamptz,
    primary key (case_id, target, round, kind)
);

create index alarm_next on sla.alarm (due) where fired_at is null;
