-- Where a user gets mail: invitations, alarms.
alter table access.account_user add column email text;

-- One invitation a user; a link by which the person sets the password. Used ones are gone.
create table access.invitation (
    token_hash text        primary key,
    user_id    uuid        not null unique references access.account_user (id),
    expires_at timestamptz not null
);

create index invitation_expires on access.invitation (expires_at);
