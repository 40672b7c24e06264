package eus.arreta.bench.bulk;

import eus.arreta.bench.SampleText;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * One of the bulk cases; the same number and the same moment always make the same case.
 *
 * @param messages how many it has
 */
record BulkCase(
        int number,
        UUID id,
        String state,
        String queue,
        Integer agent,
        String language,
        String topic,
        int citizen,
        List<String> channels,
        Boolean breached,
        boolean restricted,
        boolean snoozed,
        int messages,
        Instant createdAt,
        Instant lastActivityAt) {

    static final int COUNT = 1_000_000;
    static final int CITIZENS = 300_000;
    static final int AGENTS = 40;

    private static final long SEED = 20_260_101;
    private static final Duration SPAN = Duration.ofDays(3 * 365);
    private static final int MESSAGES_CYCLE = 9;
    /** Of so many of the newest most are still worked on or just resolved; of older ones only few. */
    private static final double NEW_ONES = 0.08;

    /** {@code number} counts from 0, oldest first; {@code end} is when the newest was opened. */
    static BulkCase of(int number, Instant end) {
        SplittableRandom random = new SplittableRandom(SEED + number);
        Duration step = SPAN.dividedBy(COUNT);
        Instant created = end.minus(step.multipliedBy(COUNT - number)).truncatedTo(ChronoUnit.MICROS);
        String state = state(random, (double) number / COUNT);
        boolean active = BulkWords.activeState().words().contains(state);
        Duration age = Duration.between(created, end);
        // Most end within days; what is still worked on has moved at any time since it was opened.
        Duration moved = active
                ? Duration.ofSeconds((long) (age.toSeconds() * random.nextDouble()))
                : Duration.ofMinutes((long) (-Math.log(1 - random.nextDouble()) * 4_000));
        Instant lastActivity =
                created.plus(moved.compareTo(age) > 0 ? age : moved).plus(number % 997, ChronoUnit.MICROS);
        String channel = BulkWords.channel().draw(random);
        return new BulkCase(
                number,
                id(created, random),
                state,
                random.nextDouble() < 0.05 ? null : BulkWords.queue().draw(random),
                random.nextDouble() < (active ? 0.75 : 0.98) ? (Integer) random.nextInt(AGENTS) : null,
                BulkWords.language().draw(random),
                random.nextDouble() < 0.7 ? BulkWords.topic().draw(random) : null,
                citizen(random),
                channel.equals("phone") && random.nextDouble() < 0.2 ? List.of("web-chat", channel) : List.of(channel),
                random.nextDouble() < 0.5 ? null : (Boolean) (random.nextDouble() < 0.06),
                random.nextDouble() < 0.001,
                active && random.nextDouble() < 0.01,
                1 + number % MESSAGES_CYCLE,
                created,
                lastActivity);
    }

    private static String state(RandomGenerator random, double place) {
        double draw = random.nextDouble();
        if (place > 1 - NEW_ONES) {
            return draw < 0.6 ? BulkWords.activeState().draw(random) : draw < 0.85 ? "resolved" : "closed";
        }
        return draw < 0.013 ? BulkWords.activeState().draw(random) : draw < 0.015 ? "merged" : "closed";
    }

    /** A few write all the time, most once or twice. */
    private static int citizen(RandomGenerator random) {
        double draw = random.nextDouble();
        return (int) (draw * draw * CITIZENS);
    }

    /** In the order of time, as the server's own ids. */
    static UUID id(Instant at, RandomGenerator random) {
        long high = at.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000);
        return new UUID(high, Long.MIN_VALUE | random.nextLong() >>> 2);
    }

    /** Of the citizen and of their conversation. */
    UUID citizenId() {
        return citizenId(citizen);
    }

    static UUID citizenId(int citizen) {
        return UUID.nameUUIDFromBytes(("citizen " + citizen).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    String text() {
        return SampleText.number(number);
    }
}
