-- What goes to many at once waits for what agents answer: 0 for replies, 1 for notices.
alter table gateway.delivery add column priority smallint not null default 0;

drop index gateway.delivery_waiting;
create index delivery_waiting on gateway.delivery (account_id, priority, no) where state = 'queued';
