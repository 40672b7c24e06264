package eus.arreta.events.internal.availability;

import eus.arreta.events.BatchIntake;
import eus.arreta.events.internal.kafka.Brokers;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The parts that are asked, and how. */
@ApplicationScoped
public class Probes {

    private static final int PATIENCE_SECONDS = 3;

    private final String url;
    private final String user;
    private final String password;
    private final String replica;
    private final BatchIntake intake;
    private final Admin admin;
    private final Map<String, Long> lags = new ConcurrentHashMap<>();
    private final List<Probe> probes = new ArrayList<>();

    public Probes(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password,
            @ConfigProperty(name = "arreta.replica") String replica,
            @ConfigProperty(name = "arreta.consumers") List<String> consumers,
            BatchIntake intake,
            Brokers brokers,
            MeterRegistry meters) {
        this.url = url;
        this.user = user.orElse("");
        this.password = password.orElse("");
        this.replica = replica;
        this.intake = intake;
        this.admin = brokers.admin();
        probes.add(new Probe("database", this::database));
        probes.add(new Probe("broker", this::broker));
        for (String consumer : consumers) {
            probes.add(new Probe("consumer-" + consumer, () -> consumer(consumer)));
            Gauge.builder("arreta.consumer.lag", () -> lags.getOrDefault(consumer, -1L))
                    .tag("consumer", consumer)
                    .description("Records that wait for this consumer, over all replicas; -1 when unknown")
                    .register(meters);
        }
    }

    public List<Probe> all() {
        return probes;
    }

    /** A connection of its own: the pool's are alive also when the server takes no new ones. */
    private String database() throws SQLException {
        Properties properties = new Properties();
        properties.put("user", user);
        properties.put("password", password);
        properties.put("loginTimeout", Integer.toString(PATIENCE_SECONDS));
        properties.put("connectTimeout", Integer.toString(PATIENCE_SECONDS));
        properties.put("socketTimeout", Integer.toString(PATIENCE_SECONDS));
        properties.put("ApplicationName", "arreta-availability");
        try (Connection connection = DriverManager.getConnection(url, properties);
                Statement statement = connection.createStatement()) {
            statement.execute("select 1");
            return "ok";
        }
    }

    private String broker() throws InterruptedException, ExecutionException, TimeoutException {
        admin.describeCluster().clusterId().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return "ok";
    }

    /** A consumer is there when this replica is a member of its group and doesn't wait for the database. */
    private String consumer(String consumer) throws InterruptedException, ExecutionException, TimeoutException {
        String group = "arreta." + consumer;
        var description = admin.describeConsumerGroups(List.of(group))
                .describedGroups()
                .get(group)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        boolean member = description.members().stream().anyMatch(one -> one.groupInstanceId()
                .filter(id -> id.startsWith(replica + "-"))
                .isPresent());
        lags.put(consumer, lag(group));
        if (intake.waiting().contains(consumer)) {
            return "waits-for-database";
        }
        return member ? "ok" : "not-in-its-group";
    }

    private long lag(String group) throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        committed.keySet().forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
        var ends = admin.listOffsets(wanted).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return committed.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .mapToLong(entry ->
                        ends.get(entry.getKey()).offset() - entry.getValue().offset())
                .sum();
    }

    @PreDestroy
    void close() {
        admin.close(java.time.Duration.ZERO);
    }
}
