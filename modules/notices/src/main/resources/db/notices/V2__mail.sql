-- Mail that is to go out, and what came of it.
create table notices.mail (
    id         uuid        primary key,
    no         bigint      generated always as identity,
    kind       text        not null,
    -- What it is about, such as user:… or case:…; never an address.
    subject    text        not null,
    -- Whatever is told under one key is told once; absent where each is meant.
    once       text        unique,
    -- Address, subject and text, encrypted; taken away when the mail has ended.
    letter     bytea,
    state      text        not null,
    reason     text,
    attempts   int         not null,
    due_at     timestamptz not null,
    first_tried_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create index mail_waiting on notices.mail (due_at, no) where state = 'queued';
create index mail_sending on notices.mail (no) where state = 'sending';
create index mail_by_no on notices.mail (no desc);
create index mail_by_state on notices.mail (state, no desc);
create index mail_ended on notices.mail (updated_at) where state not in ('queued', 'sending');
