-- What stands in the case already and hasn't been heard of here: until then an alarm is not fired.
alter table sla.alarm add column held_until timestamptz;
