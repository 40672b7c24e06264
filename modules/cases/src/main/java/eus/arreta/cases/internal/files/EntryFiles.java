package eus.arreta.cases.internal.files;

import eus.arreta.access.Actor;
import eus.arreta.attachments.Attachments;
import eus.arreta.cases.internal.Columns;
import eus.arreta.channelapi.Content;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Keeps which entries hold which files. */
@ApplicationScoped
public class EntryFiles {

    private static final Actor CASES = Actor.system("cases");

    private final Attachments attachments;

    public EntryFiles(Attachments attachments) {
        this.attachments = attachments;
    }

    /** A file that an entry holds. */
    public record Held(UUID entryId, UUID fileId) {}

    /** The files among these parts; one whose id is none of ours is shown by its name and can't be fetched. */
    public static List<Held> of(UUID entryId, List<Content> content) {
        List<Held> held = new ArrayList<>();
        for (Content part : content) {
            if (part instanceof Content.Attachment file) {
                try {
                    held.add(new Held(entryId, UUID.fromString(file.fileId())));
                } catch (IllegalArgumentException notOurs) {
                    // nothing lies in the store under such an id
                }
            }
        }
        return held;
    }

    /** Links entries with files, in the caller's transaction; the same link again does nothing. */
    public void link(Handle handle, List<Held> held) {
        if (held.isEmpty()) {
            return;
        }
        Columns.of(handle.createUpdate("""
                        insert into cases.entry_file (file_id, entry_id)
                        select * from unnest(:files, :entries) on conflict do nothing"""), held)
                .uuids("files", Held::fileId)
                .uuids("entries", Held::entryId)
                .bound()
                .execute();
        attachments.use(CASES, held.stream().map(Held::fileId).toList());
    }
}
