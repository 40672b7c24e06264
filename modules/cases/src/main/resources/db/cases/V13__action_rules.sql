-- How well the citizen must be known before an action; no row demands nothing.
create table cases.action_rule (
    action    text primary key,
    assurance text not null,
    version   int  not null
);
