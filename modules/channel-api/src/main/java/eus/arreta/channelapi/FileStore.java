package eus.arreta.channelapi;

import java.io.IOException;
import java.io.InputStream;

/** Files as streams, never whole in memory. */
public interface FileStore {

    /**
     * A file in the store.
     *
     * @param fileId    what {@link Content.Attachment} names
     * @param mediaType as detected, not as claimed
     * @param size      bytes
     */
    record StoredFile(String fileId, String name, String mediaType, long size) {}

    /**
     * Stores a file. The caller closes the stream.
     *
     * @throws InvalidInput when it is larger than the store allows
     * @throws IOException when the stream or the disk fails; nothing is kept then
     */
    StoredFile store(String name, String claimedMediaType, InputStream content) throws IOException;

    /**
     * Opens a file. The caller closes the stream.
     *
     * @throws java.nio.file.NoSuchFileException when there is none with that id
     */
    InputStream open(String fileId) throws IOException;
}
