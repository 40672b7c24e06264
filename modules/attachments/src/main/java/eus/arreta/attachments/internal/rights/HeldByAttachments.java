package eus.arreta.attachments.internal.rights;

import eus.arreta.access.Actor;
import eus.arreta.access.DataSubject;
import eus.arreta.access.PersonalDataExport;
import eus.arreta.access.PersonalDataHolder;
import eus.arreta.attachments.Attachments;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;

/** Files belong to what they hang on: whoever has that exports and destroys them. */
@ApplicationScoped
public class HeldByAttachments implements PersonalDataHolder {

    private static final Actor RIGHTS = Actor.system("data-rights");

    private final Attachments attachments;

    public HeldByAttachments(Attachments attachments) {
        this.attachments = attachments;
    }

    @Override
    public Set<String> tables() {
        return Set.of("attachments.file");
    }

    @Override
    public void export(DataSubject subject, PersonalDataExport to) {}

    @Override
    public void erase(DataSubject subject, Instant now) {}

    @Override
    public void erased() {
        attachments.destroyReleased(RIGHTS);
    }
}
