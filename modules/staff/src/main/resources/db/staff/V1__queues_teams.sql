create table staff.team (
    slug    text  primary key,
    names   jsonb not null,
    active  boolean not null,
    version int   not null
);

create table staff.team_member (
    team    text not null references staff.team (slug),
    user_id uuid not null,
    primary key (team, user_id)
);

create index team_member_user on staff.team_member (user_id);

create table staff.queue (
    slug     text  primary key,
    names    jsonb not null,
    team     text  references staff.team (slug),
    calendar text,
    active   boolean not null,
    version  int   not null
);
