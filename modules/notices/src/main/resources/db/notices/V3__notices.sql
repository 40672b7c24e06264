create table notices.template (
    slug       text        primary key,
    -- reminder-of-notification or information
    kind       text        not null,
    -- By language; what stands in braces is filled in for each recipient.
    texts      jsonb       not null,
    -- What stands in for a value that is missing.
    fallbacks  jsonb       not null,
    -- Whether "this is not a notification" follows the text.
    disclaimer boolean     not null,
    active     boolean     not null,
    version    int         not null,
    updated_at timestamptz not null,
    check (disclaimer or kind <> 'reminder-of-notification')
);

create table notices.notice (
    id              uuid        primary key,
    no              bigint      generated always as identity,
    -- The template as it was when the notice was made.
    template        text        not null,
    kind            text        not null,
    texts           jsonb       not null,
    fallbacks       jsonb       not null,
    disclaimer      boolean     not null,
    account_id      uuid        not null,
    channel         text        not null,
    -- scheduled, sending, done or cancelled
    state           text        not null,
    recipients      int         not null,
    rejected        int         not null,
    scheduled_at    timestamptz not null,
    created_by      uuid        not null,
    created_by_name text        not null,
    created_at      timestamptz not null,
    ended_at        timestamptz
);

create index notice_by_no on notices.notice (no desc);
create index notice_scheduled on notices.notice (scheduled_at) where state = 'scheduled';
create index notice_sending on notices.notice (account_id, no) where state = 'sending';

-- One citizen of one notice.
create table notices.recipient (
    notice_id       uuid        not null,
    position        int         not null,
    citizen_id      uuid        not null,
    -- What the list says of this citizen.
    details         jsonb       not null,
    -- Once it is in the gateway's hands.
    message_id      uuid,
    conversation_id uuid,
    -- queued, sending, sent, delivered, read, failed, unknown, skipped or cancelled
    state           text        not null,
    reason          text,
    updated_at      timestamptz not null,
    primary key (notice_id, position),
    unique (notice_id, citizen_id)
);

-- A notice reaches an address once, whoever it belongs to by now.
create unique index recipient_conversation on notices.recipient (notice_id, conversation_id) where conversation_id is not null;
create unique index recipient_message on notices.recipient (message_id) where message_id is not null;
create index recipient_waiting on notices.recipient (notice_id, position) where state = 'queued' and message_id is null;
create index recipient_in_hand on notices.recipient (notice_id) where state in ('queued', 'sending');
create index recipient_by_state on notices.recipient (notice_id, state, position);
create index recipient_by_citizen on notices.recipient (citizen_id);
