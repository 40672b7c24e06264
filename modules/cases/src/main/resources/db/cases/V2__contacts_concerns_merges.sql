-- Cases: what agents fill in, where they stand, and who may see them.
alter table cases.case_record
    add column tags           text[]      not null default '{}',
    add column fields         jsonb       not null default '{}',
    add column due_at         timestamptz,
    add column breached       boolean,
    add column snoozed_until  timestamptz,
    add column resolved_at    timestamptz,
    add column closed_at      timestamptz,
    add column merged_into    uuid        references cases.case_record (id),
    add column restricted     boolean     not null default false,
    add column allowed_agents uuid[]      not null default '{}',
    add column allowed_roles  text[]      not null default '{}',
    -- What a citizen says at a desk or on the phone to go on in this case.
    add column continue_code  text,
    add column continue_until timestamptz;

update cases.case_record set resolved_at = updated_at where state = 'resolved';
update cases.case_record set closed_at = updated_at where state = 'closed';

-- Each message moves its case to the front of every index that it stands in, so it stands in few: a case that is worked on
-- in the inbox's and either its assignee's or nobody's, one that has ended in that of its state.
drop index cases.case_record_by_assignee;
drop index cases.case_record_by_state;
create index case_record_by_assignee on cases.case_record (assignee_id, last_activity_at desc, id desc)
    where assignee_id is not null;
create index case_record_unassigned on cases.case_record (last_activity_at desc, id desc)
    where state in ('new', 'open', 'waiting', 'on-hold') and assignee_id is null;
create index case_record_ended on cases.case_record (state, last_activity_at desc, id desc)
    where state in ('resolved', 'closed', 'merged');
create index case_record_queue_active on cases.case_record (queue, last_activity_at desc, id desc)
    where state in ('new', 'open', 'waiting', 'on-hold') and queue is not null;
create index case_record_by_topic on cases.case_record (topic, last_activity_at desc, id desc) where topic is not null;
create index case_record_by_fields on cases.case_record using gin (fields jsonb_path_ops) where fields <> '{}';
create index case_record_by_tags on cases.case_record using gin (tags) where tags <> '{}';
create index case_record_snoozed on cases.case_record (snoozed_until) where snoozed_until is not null;
create index case_record_resolved on cases.case_record (resolved_at) where state = 'resolved';
create unique index case_record_continue_code on cases.case_record (continue_code) where continue_code is not null;

-- A conversation knows its running contact and when somebody last wrote, so that ingest asks no other table.
alter table cases.conversation
    drop column citizen_id,
    add column contact_id      uuid,
    add column contact_running boolean not null default false,
    add column last_message_at timestamptz,
    add column last_inbound_at timestamptz,
    -- Why nobody can be reached here any more; absent while somebody can.
    add column unreachable     text;

alter table cases.conversation set (fillfactor = 70);
create index conversation_address on cases.conversation (address_id);

-- One interaction in time: a stretch of a chat, a call, a visit.
create table cases.contact (
    id              uuid        primary key,
    kind            text        not null,
    account_id      uuid        not null,
    conversation_id uuid,
    channel         text        not null,
    direction       text        not null,
    external_id     text,
    citizen_id      uuid        not null,
    address_id      uuid,
    agent_id        uuid,
    agent_name      text,
    queue           text,
    language        text,
    assurance       text        not null default 'none',
    identity_seen   text,
    -- Whether its account takes what must otherwise be filed in the register.
    formal          boolean     not null default false,
    satisfaction    int,
    comment         text,
    started_at      timestamptz not null,
    ended_at        timestamptz,
    end_reason      text,
    -- When to look whether silence has ended it.
    check_at        timestamptz
);

create index contact_to_check on cases.contact (check_at) where ended_at is null;
create index contact_by_citizen on cases.contact (citizen_id, started_at desc, id desc);
create index contact_by_conversation on cases.contact (conversation_id, started_at desc) where conversation_id is not null;
create index conversation_contact on cases.conversation (contact_id) where contact_running;
create index contact_by_address on cases.contact (address_id) where address_id is not null;

-- One thing the citizen wants; what came of it.
create table cases.concern (
    id         uuid        primary key,
    contact_id uuid        not null,
    -- Absent in a call or visit that left no work.
    case_id    uuid,
    -- Where a case that was merged came from, oldest first.
    origin     uuid[]      not null default '{}',
    position   int         not null,
    kind       text        not null,
    topic      text,
    note       text,
    inbound    boolean     not null,
    outcome    text,
    details    jsonb,
    decided_at timestamptz,
    decided_by text,
    version    int         not null default 0,
    created_at timestamptz not null
);

create index concern_by_contact on cases.concern (contact_id, position);
create index concern_by_case on cases.concern (case_id, created_at, id) where case_id is not null;
create index concern_open on cases.concern (case_id) where outcome is null and inbound;

-- What was said in a call.
create table cases.transcript_part (
    contact_id uuid  not null,
    part       int   not null,
    format     text  not null,
    segments   jsonb not null,
    primary key (contact_id, part)
);

-- Entries: the contact they belong to, what they quote, albums, changes. A call or visit without a case stands in its
-- citizen's timeline only.
alter table cases.entry
    alter column case_id drop not null,
    add column citizen_id uuid,
    add column contact_id uuid,
    add column origin     uuid[],
    add column group_id   text,
    add column reply_to   text,
    add column deleted_at timestamptz,
    add column changed_at timestamptz,
    add column reactions  jsonb,
    add column mentions   uuid[];

create index entry_album on cases.entry (conversation_id, group_id) where group_id is not null;
create index entry_of_citizen on cases.entry (citizen_id, at, no) where case_id is null;
create index entry_of_contact on cases.entry (contact_id) where type in ('call', 'visit');

-- Every version of a message that was changed, the first one too.
create table cases.entry_version (
    entry_id uuid        not null,
    at       timestamptz not null,
    no       bigint      generated always as identity,
    text     text,
    content  text,
    primary key (entry_id, at, no)
);

-- External ids of messages that became part of an album's entry; which parts of its content are theirs.
create table cases.album_part (
    account_id  uuid not null,
    external_id text not null,
    entry_id    uuid not null,
    first_part  int  not null,
    parts       int  not null,
    primary key (account_id, external_id)
);

create index album_part_entry on cases.album_part (entry_id);

-- Edits, deletions and reactions that came before their message, which may never come.
create table cases.early_change (
    event_id    uuid        primary key,
    account_id  uuid        not null,
    external_id text        not null,
    type        text        not null,
    body        text        not null,
    at          timestamptz not null
);

create index early_change_message on cases.early_change (account_id, external_id, at);
create index early_change_age on cases.early_change (at);

-- Cases that were merged into others, latest merge last; undone ones stay.
create table cases.case_merge (
    id        uuid        primary key,
    from_id   uuid        not null references cases.case_record (id),
    into_id   uuid        not null references cases.case_record (id),
    state     text        not null,
    merged_at timestamptz not null,
    undone_at timestamptz
);

create unique index case_merge_standing on cases.case_merge (from_id) where undone_at is null;
create index case_merge_into on cases.case_merge (into_id) where undone_at is null;

create table cases.case_merge_conversation (
    merge_id        uuid not null references cases.case_merge (id),
    conversation_id uuid not null,
    primary key (merge_id, conversation_id)
);

-- What a merge of citizens moved.
create table cases.citizen_move (
    merge_id uuid not null,
    what     text not null,
    id       uuid not null,
    primary key (merge_id, what, id)
);

create table cases.case_link (
    case_id    uuid        not null references cases.case_record (id),
    type       text        not null,
    other_id   uuid        not null references cases.case_record (id),
    created_at timestamptz not null,
    primary key (case_id, type, other_id)
);

create index case_link_other on cases.case_link (other_id);

create table cases.promise (
    id         uuid        primary key,
    case_id    uuid        not null references cases.case_record (id),
    text       text        not null,
    owner_id   uuid        not null,
    owner_name text        not null,
    due_at     timestamptz not null,
    kept       boolean,
    settled_at timestamptz,
    version    int         not null default 0,
    created_at timestamptz not null
);

create index promise_by_case on cases.promise (case_id, due_at, id);
create index promise_by_owner on cases.promise (owner_id, due_at, id) where kept is null;

create table cases.follower (
    case_id    uuid        not null references cases.case_record (id),
    user_id    uuid        not null,
    since      timestamptz not null,
    primary key (case_id, user_id)
);

-- What an agent is to be told: a mention, a followed case, an opened glass.
create table cases.notification (
    id      uuid        primary key,
    no      bigint      generated always as identity,
    user_id uuid        not null,
    case_id uuid        not null references cases.case_record (id),
    what    text        not null,
    by_name text        not null,
    text    text,
    at      timestamptz not null,
    read_at timestamptz
);

create index notification_by_user on cases.notification (user_id, at desc, id desc);
create index notification_age on cases.notification (at);

create table cases.draft (
    case_id    uuid        not null references cases.case_record (id),
    user_id    uuid        not null,
    kind       text        not null,
    text       text        not null,
    updated_at timestamptz not null,
    primary key (case_id, user_id, kind)
);

-- Who looks at a case or writes in it, as their browsers say each few seconds; worth nothing after a crash.
create unlogged table cases.viewer (
    case_id uuid        not null,
    user_id uuid        not null,
    name    text        not null,
    writes  boolean     not null,
    seen_at timestamptz not null,
    primary key (case_id, user_id)
);

create table cases.break_glass (
    case_id uuid        not null references cases.case_record (id),
    user_id uuid        not null,
    reason  text        not null,
    at      timestamptz not null,
    until   timestamptz not null,
    primary key (case_id, user_id, at)
);

-- Fields that administrators add to cases.
create table cases.field (
    code       text    primary key,
    type       text    not null,
    names      jsonb   not null,
    choices    text[]  not null default '{}',
    required   boolean not null,
    searchable boolean not null,
    kinds      text[]  not null default '{}',
    assurance  text    not null default 'none',
    active     boolean not null,
    position   int     not null,
    version    int     not null
);

-- What administrators call the states; absent: the console's own words.
create table cases.state_name (
    state   text  primary key,
    names   jsonb not null,
    version int   not null
);
