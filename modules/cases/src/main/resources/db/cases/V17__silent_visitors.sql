-- Whoever opened a chat and never wrote is forgotten after some days.
create index conversation_silent on cases.conversation (created_at, id)
    where case_id is null and last_inbound_at is null;
