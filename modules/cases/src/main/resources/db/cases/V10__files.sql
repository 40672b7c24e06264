-- Which files an entry holds or held in any of its versions: who may see the entry may fetch them.
create table cases.entry_file (
    file_id  uuid not null,
    entry_id uuid not null,
    primary key (file_id, entry_id)
);

create index entry_file_entry on cases.entry_file (entry_id);
