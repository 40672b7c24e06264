package eus.arreta.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The report as people read it. */
final class ReportTable {

    private static final List<String> HEAD =
            List.of("scenario", "figure", "value", "unit", "reference", "ratio", "target", "met");
    /** Columns of numbers, which end in line. */
    private static final List<Integer> TO_THE_RIGHT = List.of(2, 4, 5, 6);

    private ReportTable() {}

    static String render(Report report) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        report.runs().forEach(run -> rows.add(row(run)));
        int[] widths = IntStream.range(0, HEAD.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(line(row, widths)).append('\n'));
        text.insert(text.indexOf("\n") + 1, "-".repeat(Arrays.stream(widths).sum() + 2 * (widths.length - 1)) + "\n");
        Machine machine = report.machine();
        return text.append(String.format(
                        Locale.ROOT,
                        "%nMachine: %d cores, %d MB, %s, JDK %s. Load before %s, after %s.%n",
                        machine.cores(),
                        machine.memory(),
                        machine.os(),
                        machine.jdk(),
                        report.load().before(),
                        report.load().after()))
                .toString();
    }

    private static List<String> row(Report.Run run) {
        Figure figure = run.figure();
        Target target = figure.target();
        return List.of(
                run.scenario(),
                figure.name(),
                number(figure.value()),
                figure.unit(),
                number(figure.reference()),
                number(figure.ratio()),
                target == null ? "" : target.bound().sign() + " " + number(target.value()),
                figure.met() == null ? "" : figure.met() ? "yes" : "no");
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String format = "%" + (TO_THE_RIGHT.contains(column) ? "" : "-") + widths[column] + "s  ";
            line.append(String.format(Locale.ROOT, format, cells.get(column)));
        }
        return line.toString().stripTrailing();
    }

    /** Three digits are as much as a measurement says; whole numbers stay whole. */
    private static String number(Double value) {
        if (value == null) {
            return "";
        }
        if (value.isNaN()) {
            return "none";
        }
        String format =
                Math.abs(value) >= 100 || value == Math.rint(value) ? "%.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
