-- Words of messages, notes, subjects and transcripts, stemmed by language and without accents.
create text search configuration cases.eu (copy = pg_catalog.basque);
alter text search configuration cases.eu
    alter mapping for hword, hword_part, word with public.unaccent, basque_stem;
create text search configuration cases.es (copy = pg_catalog.spanish);
alter text search configuration cases.es
    alter mapping for hword, hword_part, word with public.unaccent, spanish_stem;
create text search configuration cases.fr (copy = pg_catalog.french);
alter text search configuration cases.fr
    alter mapping for hword, hword_part, word with public.unaccent, french_stem;
create text search configuration cases.en (copy = pg_catalog.english);
alter text search configuration cases.en
    alter mapping for hword, hword_part, word with public.unaccent, english_stem;

-- The words of a text in a language; where it is not known, as in Basque and in Spanish.
create function cases.words(language text, body text) returns tsvector
    language sql immutable parallel safe
    as $$
        select case language
            when 'eu' then to_tsvector('cases.eu'::regconfig, body)
            when 'es' then to_tsvector('cases.es'::regconfig, body)
            when 'fr' then to_tsvector('cases.fr'::regconfig, body)
            when 'en' then to_tsvector('cases.en'::regconfig, body)
            else to_tsvector('cases.es'::regconfig, body) || to_tsvector('cases.eu'::regconfig, body)
        end
    $$;

alter table cases.entry
    -- In which a message is written: what was stated, else what was found out.
    add column language text,
    add column words    tsvector generated always as (
        case when type <> 'event' and text <> '' then cases.words(language, text) end) stored;

create index entry_words on cases.entry using gin (words) with (gin_pending_list_limit = 1024);

alter table cases.transcript_part
    add column words tsvector;

create index transcript_part_words on cases.transcript_part using gin (words);

-- Subjects that somebody wrote; a derived one stands in its message. Apart from the case's row, which every message moves.
create table cases.subject_words (
    case_id uuid     primary key references cases.case_record (id),
    words   tsvector not null
);

create index subject_words_words on cases.subject_words using gin (words);

