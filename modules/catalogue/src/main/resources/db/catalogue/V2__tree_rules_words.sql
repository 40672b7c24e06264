alter table catalogue.topic
    -- Checked at the end of a statement: a file may bring a child before its parent.
    add column parent           text references catalogue.topic (code),
    add column deadline_unit    text,
    add column deadline_count   int,
    add column deadline_article text,
    add column silence          text,
    -- Documents, fees, ways, links, synonyms and examples: always read and written with their topic.
    add column details          jsonb not null default '{}';

create index topic_parent on catalogue.topic (parent) where parent is not null;

-- Every write to a topic or a body changes the stamp: a copy in memory is the present one as long as it has this stamp.
-- A number that grows would not do, since one that was rolled back comes again for something else. Whoever writes locks
-- the row first: the tree has no cycle because two changes of it never overlap.
create table catalogue.stamp (
    one   boolean primary key default true check (one),
    stamp uuid    not null
);

insert into catalogue.stamp (stamp) values (gen_random_uuid());
