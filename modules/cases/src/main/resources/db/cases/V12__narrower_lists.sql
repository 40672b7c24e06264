-- What nobody has, by queue; and what is worked on by queue and channel: narrowed further, these lists read a few hundred rows
-- instead of all of a queue.
create index case_record_unassigned_queue on cases.case_record (queue, last_activity_at desc, id desc)
    where at_work = 'unassigned' and queue is not null;
create index case_record_queue_channel_active
    on cases.case_record (queue, first_channel, last_activity_at desc, id desc)
    where at_work is not null and queue is not null;
