create table catalogue.topic (
    code        text  primary key,
    names       jsonb not null,
    body        text,
    active_from date,
    active_to   date,
    active      boolean not null,
    version     int   not null
);

create table catalogue.body (
    code       text    primary key,
    names      jsonb   not null,
    dir3       text,
    forward_to text,
    queue      text,
    active     boolean not null,
    version    int     not null
);
