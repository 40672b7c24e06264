-- A list is read in parts, each in the order of activity: what is worked on, and each state that has ended. A case stands
-- in the indexes of its part only, so that a message to a case that is worked on moves it in few, and whatever a list is
-- narrowed to is found without reading past the cases of another part.

-- Whether somebody has a case that is worked on; null once it has ended. A column, since the planner takes state and
-- assignee for independent, which they are not: it expected an eighth of what nobody has, and read all of that.
alter table cases.case_record
    add column at_work text generated always as (
        case when state in ('new', 'open', 'waiting', 'on-hold')
            then case when assignee_id is null then 'unassigned' else 'assigned' end
        end) stored,
    -- Nearly all cases have one channel only, so that it can lead an index in the order of activity; the others apart, so
    -- that the planner knows how few they are.
    add column first_channel text generated always as (channels[1]) stored,
    add column other_channels text[] generated always as (
        case when cardinality(channels) > 1 then channels[2:] end) stored;

drop index cases.case_record_by_activity;
drop index cases.case_record_by_assignee;
drop index cases.case_record_by_queue;
drop index cases.case_record_by_topic;
drop index cases.case_record_inbox;
drop index cases.case_record_unassigned;
drop index cases.case_record_queue_active;

create index case_record_inbox on cases.case_record (last_activity_at desc, id desc) where at_work is not null;
create index case_record_unassigned on cases.case_record (last_activity_at desc, id desc) where at_work = 'unassigned';
create index case_record_assigned on cases.case_record (assignee_id, last_activity_at desc, id desc)
    where at_work = 'assigned';
create index case_record_queue_active on cases.case_record (queue, last_activity_at desc, id desc)
    where at_work is not null and queue is not null;
create index case_record_language_active on cases.case_record (language, last_activity_at desc, id desc)
    where at_work is not null and language is not null;
create index case_record_topic_active on cases.case_record (topic, last_activity_at desc, id desc)
    where at_work is not null and topic is not null;
create index case_record_channel_active on cases.case_record (first_channel, last_activity_at desc, id desc)
    where at_work is not null;
create index case_record_channels_active on cases.case_record using gin (other_channels)
    where at_work is not null and other_channels is not null;

create index case_record_assignee_ended on cases.case_record (state, assignee_id, last_activity_at desc, id desc)
    where state in ('resolved', 'closed', 'merged') and assignee_id is not null;
create index case_record_queue_ended on cases.case_record (state, queue, last_activity_at desc, id desc)
    where state in ('resolved', 'closed', 'merged') and queue is not null;
create index case_record_language_ended on cases.case_record (state, language, last_activity_at desc, id desc)
    where state in ('resolved', 'closed', 'merged') and language is not null;
create index case_record_topic_ended on cases.case_record (state, topic, last_activity_at desc, id desc)
    where state in ('resolved', 'closed', 'merged') and topic is not null;
create index case_record_channel_ended on cases.case_record (state, first_channel, last_activity_at desc, id desc)
    where state in ('resolved', 'closed', 'merged');
create index case_record_channels_resolved on cases.case_record using gin (other_channels)
    where state = 'resolved' and other_channels is not null;
create index case_record_channels_ended on cases.case_record using gin (other_channels)
    where state in ('closed', 'merged') and other_channels is not null;

create index case_record_breached on cases.case_record (last_activity_at desc, id desc) where breached;

analyze cases.case_record;
