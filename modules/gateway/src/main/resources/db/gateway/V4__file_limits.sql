-- Which files an account takes; media types stand with commas between them.
alter table gateway.channel_account
    add column largest_file bigint,
    add column file_types   text;
