package eus.arreta.bench.files;

import com.fasterxml.jackson.databind.ObjectMapper;
import eus.arreta.bench.Figure;
import eus.arreta.bench.Scenario;
import eus.arreta.bench.Stage;
import eus.arreta.bench.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A file of two gigabytes goes in and out; the reference is copying the same bytes to the same disk with fsync. */
public final class FilesScenario implements Scenario {

    private static final long SIZE = 2L * 1024 * 1024 * 1024;
    private static final int BUFFER = 1 << 16;
    private static final double MOST_RESIDENT = 900;

    @Override
    public String name() {
        return "files";
    }

    @Override
    public List<String> notes() {
        return List.of(
                "The bytes are made up as they are sent, so nothing is read from the disk on the way in.",
                "copy is writing the same bytes to a file with fsync, before and after; its mean is the reference.");
    }

    @Override
    public List<Figure> run(Stage stage) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        double before = copy();
        long start = System.nanoTime();
        String id = upload(stage, client);
        double up = megabytesSince(start);
        start = System.nanoTime();
        download(stage, client, id);
        double down = megabytesSince(start);
        double reference = (before + copy()) / 2;
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("upload", up, "MB/s"));
        figures.add(Figure.of("download", down, "MB/s"));
        figures.add(Figure.against("upload-against-copy", up, reference));
        figures.add(Figure.against("download-against-copy", down, reference));
        stage.parts()
                .serverResident()
                .ifPresent(resident -> figures.add(
                        Figure.of("server-resident", resident, "MB").withTarget(Target.atMost(MOST_RESIDENT))));
        return figures;
    }

    private static String upload(Stage stage, HttpClient client) throws IOException, InterruptedException {
        HttpRequest request = request(stage, "/api/files?name=large.bin")
                .POST(HttpRequest.BodyPublishers.ofInputStream(Bytes::new))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("the upload was answered with " + answer.statusCode());
        }
        return new ObjectMapper().readTree(answer.body()).get("id").asText();
    }

    private static void download(Stage stage, HttpClient client, String id) throws IOException, InterruptedException {
        HttpRequest request = request(stage, "/api/files/" + id).GET().build();
        HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            long size = body.transferTo(OutputStream.nullOutputStream());
            if (answer.statusCode() != 200 || size != SIZE) {
                throw new IllegalStateException("the download gave " + size + " bytes");
            }
        }
    }

    private static HttpRequest.Builder request(Stage stage, String path) {
        return HttpRequest.newBuilder(stage.url().resolve(path))
                .header("Authorization", stage.api().bearer());
    }

    private static double copy() throws IOException {
        Path file = Files.createTempFile("arreta-bench-", ".copy");
        long start = System.nanoTime();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel);
                InputStream bytes = new Bytes()) {
            byte[] buffer = new byte[BUFFER];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                out.write(buffer, 0, read);
            }
            channel.force(true);
            return megabytesSince(start);
        } finally {
            Files.delete(file);
        }
    }

    private static double megabytesSince(long start) {
        return SIZE / 1e6 / ((System.nanoTime() - start) / 1e9);
    }

    /** Two gigabytes that no file system stores as nothing. */
    private static final class Bytes extends InputStream {
        private final byte[] block = new byte[BUFFER];
        private long left = SIZE;

        Bytes() {
            SplittableRandom random = new SplittableRandom(7);
            for (int index = 0; index < BUFFER; index++) {
                block[index] = (byte) random.nextInt();
            }
        }

        @Override
        public int read() {
            return left-- > 0 ? block[(int) (left % BUFFER)] & 0xff : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int many = (int) Math.min(Math.min(left, length), BUFFER);
            System.arraycopy(block, 0, buffer, offset, many);
            left -= many;
            return many;
        }
    }
}
