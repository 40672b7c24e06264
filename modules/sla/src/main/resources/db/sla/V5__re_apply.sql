-- Re-applying a policy to all cases that count by it: done in steps, each of which moves after_case in its own transaction.
create table sla.re_apply (
    id         uuid        primary key,
    policy_id  uuid        not null references sla.policy (id),
    reason     text        not null,
    by_id      uuid        not null,
    by_name    text        not null,
    started_at timestamptz not null,
    ended_at   timestamptz,
    after_case uuid,
    done       int         not null default 0
);

create index re_apply_by_policy on sla.re_apply (policy_id, started_at desc, id desc);
create index re_apply_open on sla.re_apply (started_at, id) where ended_at is null;
-- Which cases count by a policy.
create index case_terms_by_policy on sla.case_terms (policy_id, case_id);
