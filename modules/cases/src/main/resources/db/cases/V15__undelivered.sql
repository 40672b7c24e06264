-- Replies that a network has and the citizen's device hasn't.
create index entry_undelivered on cases.entry (account_id, at desc)
    where delivery_state = 'sent' and author_kind = 'agent';
