package eus.arreta.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings that the embedded PostgreSQL is started with. They are given on its command line, so that a new version
 * of Arreta brings its own and a file in the data folder cannot contradict it.
 */
record PostgresSettings(int port, Durability durability) {

    Map<String, String> values() {
        String durable = durability == Durability.DURABLE ? "on" : "off";
        Map<String, String> values = new LinkedHashMap<>();
        values.put("listen_addresses", "127.0.0.1");
        values.put("port", Integer.toString(port));
        // Sockets in the file system would be one more door, and their path may be at most 107 bytes long.
        values.put("unix_socket_directories", "");
        values.put("fsync", durable);
        // Always: without it even the kill of a process loses what was confirmed.
        values.put("synchronous_commit", "on");
        values.put("full_page_writes", durable);
        values.put("max_connections", "60");
        values.put("shared_buffers", "96MB");
        values.put("huge_pages", "off");
        // Three processes fewer than with io_method=worker, which pays off on many slow disks only.
        values.put("io_method", "sync");
        values.put("max_wal_size", "1GB");
        values.put("max_wal_senders", "0");
        values.put("wal_level", "minimal");
        values.put("max_logical_replication_workers", "0");
        values.put("max_worker_processes", "4");
        values.put("max_parallel_workers", "2");
        values.put("autovacuum_max_workers", "2");
        values.put("jit", "off");
        values.put("timezone", "UTC");
        values.put("log_timezone", "UTC");
        values.put("lc_messages", "C");
        values.put("logging_collector", "off");
        // Details of an error quote rows: names and phone numbers do not belong into a log.
        values.put("log_error_verbosity", "terse");
        values.put("log_min_error_statement", "panic");
        return values;
    }

    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        values().forEach((name, value) -> {
            arguments.add("-c");
            arguments.add(name + "=" + value);
        });
        return arguments;
    }
}
