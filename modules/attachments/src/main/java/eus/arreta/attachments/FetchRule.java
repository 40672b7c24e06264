package eus.arreta.attachments;

import eus.arreta.access.Actor;
import java.util.UUID;

/** Who may fetch a file. Implemented by those who use files: a file is shown to whom one of them lets see it. */
public interface FetchRule {

    /** Whether this actor may see something that holds the file. Records the read where it is one of personal data. */
    boolean mayFetch(Actor actor, UUID fileId);
}
