package eus.arreta.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * The broker's process: formats its folder when it is new, runs until it is told to stop, and ends by itself when its
 * standard input ends, that is, when the launcher is gone however that went.
 */
public final class BrokerMain {

    /** The only line on standard output: clients may come now. */
    static final String READY = "broker is ready";

    private BrokerMain() {}

    /** Takes the path of the properties file. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        System.setOut(System.err);
        // At INFO Kafka writes its whole configuration at each start.
        Logger.getLogger("").setLevel(Level.WARNING);
        Path file = Path.of(arguments[0]);
        Properties properties = new Properties();
        try (InputStream content = Files.newInputStream(file)) {
            properties.load(content);
        }
        format(file);
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop broker"));
        Thread watch = new Thread(BrokerMain::endWithInput, "watch standard input");
        watch.setDaemon(true);
        watch.start();
        server.startup();
        out.println(READY);
        out.flush();
        server.awaitShutdown();
    }

    private static void format(Path file) throws IOException {
        Path clusterId = file.resolveSibling("cluster-id");
        if (!Files.exists(clusterId)) {
            PrivateFiles.write(clusterId, Uuid.randomUuid().toString());
        }
        int code = StorageTool.execute(
                new String[] {
                    "format", "-t", Files.readString(clusterId).strip(), "-c", file.toString(), "--ignore-formatted"
                },
                new PrintStream(OutputStream.nullOutputStream(), false));
        if (code != 0) {
            throw new IOException("the broker's folder could not be formatted");
        }
    }

    private static void stop(KafkaRaftServer server) {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void endWithInput() {
        try {
            while (System.in.read() >= 0) {
                // nobody writes; whatever comes is no reason to stop
            }
        } catch (IOException alsoTheEnd) {
            // fall through
        }
        System.exit(0);
    }
}
