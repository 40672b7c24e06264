-- What administrators changed and what was disclosed to whom. An entry is written in the transaction of the change; a moment
-- later it gets its place in the chain, so that nobody waits for anybody. Values that may be personal lie beside it: the
-- chain holds their salted digest only, and still verifies when they are taken away.
create table access.audit_entry (
    id         uuid        primary key,
    no         bigint      generated always as identity,
    at         timestamptz not null,
    actor_id   uuid        not null,
    actor_kind text        not null,
    action     text        not null,
    subject    text        not null,
    digest     text        not null,
    place      bigint,
    hash       text
);

create unique index audit_entry_place on access.audit_entry (place) where place is not null;
create index audit_entry_unchained on access.audit_entry (no) where place is null;
create index audit_entry_by_time on access.audit_entry (at desc, id desc);
create index audit_entry_by_actor on access.audit_entry (actor_id, at desc, id desc);
create index audit_entry_by_subject on access.audit_entry (subject, at desc, id desc);
create index audit_entry_by_action on access.audit_entry (action, at desc, id desc);

create table access.audit_values (
    entry_id uuid primary key references access.audit_entry (id),
    salt     text not null,
    body     text not null,
    citizens uuid[] not null default '{}'
);

create index audit_values_by_citizen on access.audit_values using gin (citizens) where citizens <> '{}';

create function access.audit_is_append_only() returns trigger
    language plpgsql
    as $$
    begin
        if tg_op = 'UPDATE' and old.place is null and new.place is not null
            and (new.id, new.no, new.at, new.actor_id, new.actor_kind, new.action, new.subject, new.digest)
                = (old.id, old.no, old.at, old.actor_id, old.actor_kind, old.action, old.subject, old.digest) then
            return new;
        end if;
        raise exception 'the audit log is append-only';
    end
    $$;

create trigger audit_entry_append_only before update or delete on access.audit_entry
    for each row execute function access.audit_is_append_only();
create trigger audit_entry_no_truncate before truncate on access.audit_entry
    for each statement execute function access.audit_is_append_only();
