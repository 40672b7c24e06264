-- What is said in a conversation before it has a case, by its citizen or by Arreta itself; the case that opens takes it along.
create index entry_before_case on cases.entry (conversation_id) where case_id is null and conversation_id is not null;
