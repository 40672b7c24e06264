package eus.arreta.local;

import java.nio.file.Path;
import java.util.Properties;

/** The settings of the embedded broker: one node that is broker and controller, on 127.0.0.1. */
record BrokerProperties(Path folder, int port, int controllerPort, Durability durability) {

    static final String LOG_DIRS = "log.dirs";

    static Path file(Path folder) {
        return folder.resolve("broker.properties");
    }

    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("process.roles", "broker,controller");
        properties.setProperty("node.id", "1");
        properties.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.setProperty(
                "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        properties.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.setProperty("controller.listener.names", "CONTROLLER");
        properties.setProperty("inter.broker.listener.name", "PLAINTEXT");
        properties.setProperty(LOG_DIRS, folder.resolve("data").toString());
        oneNode(properties);
        smallMachine(properties);
        if (durability == Durability.DURABLE) {
            // Kafka leaves writing to the system. A topic may ask for more with flush.messages; what does not is at
            // most a second behind.
            properties.setProperty("log.flush.scheduler.interval.ms", "1000");
            properties.setProperty("log.flush.interval.ms", "1000");
        }
        return properties;
    }

    private static void oneNode(Properties properties) {
        properties.setProperty("auto.create.topics.enable", "false");
        properties.setProperty("default.replication.factor", "1");
        properties.setProperty("offsets.topic.replication.factor", "1");
        properties.setProperty("offsets.topic.num.partitions", "8");
        properties.setProperty("transaction.state.log.replication.factor", "1");
        properties.setProperty("transaction.state.log.min.isr", "1");
        properties.setProperty("transaction.state.log.num.partitions", "4");
        properties.setProperty("share.coordinator.state.topic.replication.factor", "1");
        properties.setProperty("share.coordinator.state.topic.min.isr", "1");
        properties.setProperty("share.coordinator.state.topic.num.partitions", "1");
        properties.setProperty("group.initial.rebalance.delay.ms", "0");
        // A killed broker may register again only when its former self is given up: by default after 9 s.
        properties.setProperty("broker.session.timeout.ms", "3000");
        properties.setProperty("broker.heartbeat.interval.ms", "500");
    }

    private static void smallMachine(Properties properties) {
        properties.setProperty("num.network.threads", "2");
        properties.setProperty("num.io.threads", "4");
        properties.setProperty("background.threads", "2");
        properties.setProperty("num.recovery.threads.per.data.dir", "2");
        properties.setProperty("num.replica.fetchers", "1");
        // By default half of the heap.
        properties.setProperty("log.cleaner.dedupe.buffer.size", "8388608");
        properties.setProperty("log.segment.bytes", "134217728");
        properties.setProperty("offsets.topic.segment.bytes", "16777216");
        properties.setProperty("log.index.size.max.bytes", "2097152");
        properties.setProperty("metadata.log.segment.bytes", "16777216");
        properties.setProperty("metadata.log.max.record.bytes.between.snapshots", "4194304");
    }
}
