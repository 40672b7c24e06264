-- Says "unassigned" in other words than case_record_unassigned: the planner would read all of that one beside this one.
create index case_record_channels_unassigned on cases.case_record using gin (other_channels)
    where at_work is not null and assignee_id is null and other_channels is not null;

-- What somebody has opened despite a restriction, and may still see.
create index break_glass_by_user on cases.break_glass (user_id, until);
