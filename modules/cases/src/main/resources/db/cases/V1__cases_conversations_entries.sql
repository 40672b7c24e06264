create sequence cases.case_number;

create table cases.case_record (
    id               uuid        primary key,
    number           text        not null unique,
    subject          text        not null,
    kind             text        not null,
    state            text        not null,
    priority         text        not null,
    queue            text,
    assignee_id      uuid,
    assignee_name    text,
    language         text,
    topic            text,
    citizen_id       uuid        not null,
    citizen_name     text,
    channels         text[]      not null,
    excerpt          text        not null,
    waiting_since    timestamptz,
    last_activity_at timestamptz not null,
    -- Drawn under the row's lock: the order of the case's events.
    sequence         bigint      not null,
    -- Grows when somebody changes what others have read: state, assignment.
    version          int         not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null
);

-- The inbox: open cases, newest activity first; all of them, those of one agent, those of nobody.
create index case_record_inbox on cases.case_record (last_activity_at desc, id desc)
    where state in ('new', 'open', 'waiting', 'on-hold');
create index case_record_by_assignee on cases.case_record (assignee_id, last_activity_at desc, id desc)
    where state in ('new', 'open', 'waiting', 'on-hold');
create index case_record_by_state on cases.case_record (state, last_activity_at desc, id desc);
create index case_record_by_activity on cases.case_record (last_activity_at desc, id desc);
create index case_record_by_citizen on cases.case_record (citizen_id, last_activity_at desc, id desc);
create index case_record_by_queue on cases.case_record (queue, last_activity_at desc, id desc) where queue is not null;

create table cases.conversation (
    id         uuid        primary key,
    account_id uuid        not null,
    address    text        not null,
    channel    text        not null,
    citizen_id uuid        not null,
    address_id uuid        not null,
    case_id    uuid        references cases.case_record (id),
    created_at timestamptz not null,
    unique (account_id, address)
);

create index conversation_case on cases.conversation (case_id);

-- No foreign keys to case and conversation: every insert holds both rows' locks, and checking them again for each row
-- of a batch took a third of the database's time.
create table cases.entry (
    id              uuid        primary key,
    -- Drawn under the lock of the conversation (for messages) and of the case: the order of commits in both.
    no              bigint      generated always as identity,
    case_id         uuid        not null,
    conversation_id uuid,
    -- The place in the conversation as its citizen sees it; moves to the end when a doubtful message is sent again.
    history_no      bigint,
    type            text        not null,
    at              timestamptz not null,
    direction       text,
    channel         text,
    author_kind     text        not null,
    author_id       uuid,
    author_name     text,
    text            text,
    content         text,
    account_id      uuid,
    external_id     text,
    delivery_state  text,
    delivery_reason text,
    delivered_at    timestamptz
);

create unique index entry_external_id on cases.entry (account_id, external_id) where external_id is not null;
create index entry_timeline on cases.entry (case_id, at, no);
create index entry_history on cases.entry (conversation_id, history_no) where history_no is not null;

create table cases.delivery_step (
    entry_id uuid        not null references cases.entry (id),
    no       bigint      generated always as identity,
    state    text        not null,
    reason   text,
    at       timestamptz not null,
    primary key (entry_id, no)
);

-- Inbound events other than messages that have had their effect, by ce_id.
create table cases.processed_event (
    event_id     uuid        primary key,
    processed_at timestamptz not null
);

create index processed_event_age on cases.processed_event (processed_at);
