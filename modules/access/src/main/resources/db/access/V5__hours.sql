-- When somebody works: outside these hours they aren't told of alarms, unless they are on duty.
alter table access.account_user
    add column hours   text,
    add column on_duty boolean not null default false;
