-- A long text goes out in parts: how many the network has, and under which ids.
alter table gateway.delivery
    add column queued_at    timestamptz,
    add column parts_sent   int    not null default 0,
    add column external_ids text[] not null default '{}';

update gateway.delivery set queued_at = updated_at;
alter table gateway.delivery alter column queued_at set not null;

create index delivery_unknown on gateway.delivery (account_id) where state = 'unknown';
