-- How reception works at a channel account; an account without a row has none.
create table reception.account (
    account_id uuid        primary key,
    settings   text        not null,
    -- Kept beside the settings for those who ask at each batch of messages.
    enabled    boolean     not null,
    -- What happened before is not answered.
    since      timestamptz not null,
    version    int         not null
);

-- What the next message of a conversation may be an answer to; one thing at a time.
create table reception.awaited (
    conversation_id uuid        primary key,
    -- Of the message that asked.
    key             text        not null,
    -- JSON of the choices that were offered; absent where a comment is awaited.
    choices         text,
    -- What a comment means; absent where one of the choices is awaited.
    comment_word    text,
    until           timestamptz not null
);

create index awaited_until on reception.awaited (until);

-- What a citizen has told reception in a conversation.
create table reception.visitor (
    conversation_id uuid        primary key,
    -- Chosen from the menu, for the case that opens next.
    topic           text,
    -- When the citizen was last asked how satisfied they are.
    asked_at        timestamptz,
    -- When they said that they want to be told nothing unasked.
    stopped_at      timestamptz
);
