-- A conversation whose messages ask nothing of anybody for a while: somebody floods it, or insults. Nothing is thrown away.
alter table cases.conversation
    add column muted_until timestamptz,
    add column muted_reason text,
    add column muted_by text;
