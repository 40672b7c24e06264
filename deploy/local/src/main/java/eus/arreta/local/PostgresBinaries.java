package eus.arreta.local;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, unpacked once a user and version from the archive on the class path, into the user's cache
 * folder. Not into the system's temporary folder: that may forbid programs, and is swept while they run.
 */
final class PostgresBinaries {

    private static final Map<String, String> ARCHIVES =
            Map.of("amd64", "postgres-linux-x86_64.txz", "aarch64", "postgres-linux-arm_64.txz");
    private static final String EXECUTABLE = "rwxr-xr-x";
    private static final String READABLE = "rw-r--r--";

    private final Path folder;

    private PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    /** Finds them, or unpacks them when this user has not yet done so; several processes may ask at once. */
    static synchronized PostgresBinaries unpacked() throws IOException {
        String archive = ARCHIVES.get(System.getProperty("os.arch"));
        if (archive == null) {
            throw new IOException("No PostgreSQL for processor " + System.getProperty("os.arch")
                    + " is included: set ARRETA_DATABASE_URL to a PostgreSQL server");
        }
        Path cache = cacheFolder();
        Path folder = cache.resolve("postgresql-" + fingerprint(archive));
        if (!Files.isDirectory(folder)) {
            try (FileChannel channel = FileChannel.open(
                    cache.resolve("unpacking.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                if (!Files.isDirectory(folder)) {
                    Path part = Files.createTempDirectory(cache, "unpacking");
                    unpack(archive, part);
                    Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
        return new PostgresBinaries(folder);
    }

    private static Path cacheFolder() throws IOException {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path base = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        try {
            return Files.createDirectories(base.resolve("arreta"));
        } catch (IOException noHome) {
            // A service user often has no home.
            Path temporary = Path.of(System.getProperty("java.io.tmpdir"), "arreta-" + System.getProperty("user.name"));
            PrivateFiles.createFolder(temporary);
            return temporary;
        }
    }

    /** Names the version by its content, so that copies of the same archive share what is unpacked. */
    private static String fingerprint(String archive) throws IOException {
        URL url = PostgresBinaries.class.getClassLoader().getResource(archive);
        if (url == null || !(url.openConnection() instanceof JarURLConnection connection)) {
            throw new FileNotFoundException(archive + " is not in a jar of the class path");
        }
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            return Long.toHexString(jar.getEntry(archive).getCrc());
        }
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (InputStream packed = PostgresBinaries.class.getClassLoader().getResourceAsStream(archive);
                TarArchiveInputStream entries =
                        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entry, entries, target.resolve(entry.getName()).normalize());
            }
        }
        try (Stream<Path> programs = Files.list(target.resolve("bin"))) {
            for (Path program : programs.toList()) {
                Files.setPosixFilePermissions(program, PosixFilePermissions.fromString(EXECUTABLE));
            }
        }
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(EXECUTABLE));
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink() || entry.isLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, file);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(READABLE));
        }
    }
}
