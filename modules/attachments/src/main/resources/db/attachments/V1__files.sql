create table attachments.file (
    id         uuid        primary key,
    sha256     text        not null,
    name       text        not null,
    media_type text        not null,
    size       bigint      not null,
    stored_at  timestamptz not null
);

create index file_sha256 on attachments.file (sha256);
