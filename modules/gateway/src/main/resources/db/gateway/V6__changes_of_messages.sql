-- One call may make several messages at the network, such as an album: whoever takes the message back needs all of their ids.
alter table gateway.delivery add column other_ids jsonb not null default '[]';
