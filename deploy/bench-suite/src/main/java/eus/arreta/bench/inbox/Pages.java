package eus.arreta.bench.inbox;

import eus.arreta.bench.KeptLine;
import eus.arreta.bench.Rounds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks for pages of lists, several clients at the same time. */
final class Pages {

    private static final Pattern NEXT = Pattern.compile("after=([A-Za-z0-9_-]+)");
    private static final int LARGEST = 200;
    private static final int USUAL = 50;
    private static final int PAGES_BEFORE = 49;

    private final Supplier<KeptLine> lines;

    /** {@code lines} opens one for each client. */
    Pages(Supplier<KeptLine> lines) {
        this.lines = lines;
    }

    /** A client that asks for these addresses in turn. */
    private Rounds.Client client(List<String> paths) {
        KeptLine line = lines.get();
        return new Rounds.Client() {
            @Override
            public void ask(int index) {
                line.get(paths.get(index % paths.size()));
            }

            @Override
            public void close() {
                line.close();
            }
        };
    }

    /** Nanoseconds of each of so many answers. */
    long[] nanos(List<String> paths, int times) throws InterruptedException {
        return Rounds.nanos(times, client -> client(paths));
    }

    /** The slowest of some addresses, asked for {@code times} times each: of each the quickest answer counts. */
    String slowest(List<String> paths, int times) throws InterruptedException {
        long[] nanos = nanos(paths, paths.size() * times);
        int slowest = 0;
        long slowestNanos = -1;
        for (int path = 0; path < paths.size(); path++) {
            long quickest = Long.MAX_VALUE;
            for (int time = 0; time < times; time++) {
                quickest = Math.min(quickest, nanos[path + time * paths.size()]);
            }
            if (quickest > slowestNanos) {
                slowestNanos = quickest;
                slowest = path;
            }
        }
        return paths.get(slowest);
    }

    /** The addresses of the 50th pages of lists, or of the last page where there are fewer, by the cursors that lead there. */
    List<String> fiftieth(List<String> paths) throws InterruptedException {
        String[] found = new String[paths.size()];
        Rounds.nanos(paths.size(), number -> {
            KeptLine line = lines.get();
            return new Rounds.Client() {
                @Override
                public void ask(int index) {
                    found[index] = fiftieth(line, paths.get(index));
                }

                @Override
                public void close() {
                    line.close();
                }
            };
        });
        return List.of(found);
    }

    private static String fiftieth(KeptLine line, String path) {
        String at = path;
        int left = PAGES_BEFORE * USUAL;
        while (left > 0) {
            int rows = Math.min(left, LARGEST);
            Matcher next = NEXT.matcher(new String(line.get(at + "&limit=" + rows), StandardCharsets.UTF_8));
            if (!next.find()) {
                return at;
            }
            at = path + "&after=" + next.group(1);
            left -= rows;
        }
        return at;
    }
}
