-- What the core needs to know of an account, whatever its channel.
alter table gateway.channel_account
    add column formality     text not null default 'informal',
    add column contact_hours int  not null default 24,
    add column reopen_days   int  not null default 14,
    add column form_url      text;
