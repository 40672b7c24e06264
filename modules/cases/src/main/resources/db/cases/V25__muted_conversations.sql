-- A conversation whose messages ask nothing of anybody for a while: somebody floods it, or insults. Nothing is thrown away.
-- Who did it and why stands in the case's timeline.
alter table cases.conversation add column muted_until timestamptz;
