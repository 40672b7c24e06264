alter table gateway.channel_account
    add column largest_file bigint,
    add column file_types   jsonb;
