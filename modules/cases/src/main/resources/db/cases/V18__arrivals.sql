-- What the link by which somebody came is about: the next case that opens in the conversation gets it, once.
alter table cases.conversation
    add column arrival_topic    text,
    add column arrival_campaign text;
