-- A long text goes out in parts: the ids that the network gave to those that it has. A message is given up a day after its
-- first try, however long it had waited for its turn.
alter table gateway.delivery
    add column queued_at      timestamptz,
    add column parts_sent     int         not null default 0,
    add column external_ids   jsonb       not null default '[]',
    add column first_tried_at timestamptz;

update gateway.delivery set queued_at = updated_at;
update gateway.delivery set first_tried_at = updated_at where attempts > 0 and state in ('queued', 'sending');
alter table gateway.delivery alter column queued_at set not null;

create index delivery_unknown on gateway.delivery (account_id) where state = 'unknown';
