package eus.arreta.telegram.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eus.arreta.channelapi.AdapterContext;
import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.FileStore;
import eus.arreta.channelapi.InvalidInput;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.telegram.telegrambots.meta.api.methods.GetMe;

/**
 * Brings files of citizens into the store. One that can't be had never keeps its message back: a note stands in its place,
 * which says why.
 */
final class CitizenFiles {

    private static final Logger LOG = Logger.getLogger(CitizenFiles.class);

    /** What Telegram hands to bots; a server of one's own hands over more. */
    private static final long LARGEST = 20L * 1024 * 1024;

    private static final int TRIES = 3;
    private static final long FIRST_PAUSE_MILLIS = 500;

    private final AdapterContext context;
    private final BotApi api;
    private final Asides asides;
    private final boolean ownServer;

    CitizenFiles(AdapterContext context, BotApi api, Asides asides, boolean ownServer) {
        this.context = context;
        this.api = api;
        this.asides = asides;
        this.ownServer = ownServer;
    }

    /**
     * The file as content, or the note in its place.
     *
     * @throws IllegalStateException when Telegram is away altogether: then the message is told again later, with its file
     */
    Content fetch(Told.NamedFile file, Told.Words words) {
        if (file.size() > LARGEST && !ownServer) {
            return tooLarge(file, words);
        }
        String reason = "not-given";
        for (int attempt = 0; attempt < TRIES; attempt++) {
            pause(attempt);
            try {
                return store(file);
            } catch (InvalidInput refused) {
                return note(file, "telegram-file-refused", "the store does not take it");
            } catch (Trouble trouble) {
                if (trouble.says("file is too big")) {
                    return tooLarge(file, words);
                }
                if (trouble.kind() == Trouble.Kind.REFUSED && trouble.code() != 429) {
                    return note(file, "telegram-file-not-given", trouble.getMessage());
                }
                reason = trouble.getMessage();
            } catch (IOException broken) {
                reason = "the connection broke";
            }
        }
        requireTelegram();
        LOG.warnf(
                "A file of account %s could not be fetched; its message is stored without it",
                context.account().id());
        return note(file, "telegram-file-not-given", reason);
    }

    private Content store(Told.NamedFile file) throws Trouble, IOException {
        AtomicReference<FileStore.StoredFile> stored = new AtomicReference<>();
        api.fetch(file.fileId(), content -> stored.set(context.files().store(file.name(), file.mediaType(), content)));
        FileStore.StoredFile kept = stored.get();
        return new Content.Attachment(kept.fileId(), kept.name(), kept.mediaType(), kept.size());
    }

    /** One file that isn't given is a fault of the file; no answer to anything is a fault of the network. */
    private void requireTelegram() {
        try {
            api.askQuickly(client -> client.execute(new GetMe()));
        } catch (Trouble away) {
            throw new IllegalStateException("Telegram is away");
        }
    }

    private Content tooLarge(Told.NamedFile file, Told.Words words) {
        if (words.editedAt() == null && words.sender() != null) {
            asides.tellTooLarge(words.conversation(), words.externalId(), words.language());
        }
        return note(file, "telegram-file-too-large", "over 20 MB: Telegram does not hand it over");
    }

    private static Content note(Told.NamedFile file, String kind, String reason) {
        ObjectNode came = BotApi.JSON
                .createObjectNode()
                .put("fileId", file.fileId())
                .put("name", file.name())
                .put("mediaType", file.mediaType())
                .put("size", file.size())
                .put("reason", reason);
        return MessageContent.unsupported(kind, came);
    }

    private static void pause(int attempt) {
        if (attempt > 0) {
            try {
                Thread.sleep(FIRST_PAUSE_MILLIS << attempt);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopping");
            }
        }
    }
}
