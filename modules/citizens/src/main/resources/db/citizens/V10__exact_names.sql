create index citizen_exact_name on citizens.citizen (citizens.plain(name)) where name is not null;
