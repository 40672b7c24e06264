alter table attachments.file
    add column stored_by        uuid,
    -- Since when it belongs to something; what never does is removed.
    add column used_at          timestamptz,
    add column thumbnail_sha256 text,
    -- Whether the virus scanner has looked at it.
    add column scanned          boolean not null default false;

update attachments.file set used_at = stored_at;

create index file_unused on attachments.file (stored_at) where used_at is null;
create index file_thumbnail on attachments.file (thumbnail_sha256) where thumbnail_sha256 is not null;
