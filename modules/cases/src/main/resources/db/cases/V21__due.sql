-- What is due next of a case beside due_at and breached: for what, by which calendar it is counted down (none for natural time), and
-- from when on it is soon. Told by those who count; a case of which nothing is due stands in none of these indexes.
alter table cases.case_record
    add column due_target           text,
    add column due_calendar         text,
    add column due_calendar_version int,
    add column due_soon_at          timestamptz;

create index case_record_due on cases.case_record (due_at, id) where at_work is not null and due_at is not null;
create index case_record_due_assigned on cases.case_record (assignee_id, due_at, id)
    where at_work = 'assigned' and due_at is not null;
create index case_record_due_queue on cases.case_record (queue, due_at, id)
    where at_work is not null and queue is not null and due_at is not null;
