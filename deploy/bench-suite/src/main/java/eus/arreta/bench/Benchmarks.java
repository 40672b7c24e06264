package eus.arreta.bench;

import eus.arreta.bench.files.FilesScenario;
import eus.arreta.bench.inbox.InboxScenario;
import eus.arreta.bench.ingest.IngestScenario;
import eus.arreta.bench.live.LiveScenario;
import eus.arreta.bench.search.SearchScenario;
import eus.arreta.bench.sla.SlaScenario;
import eus.arreta.bench.telegram.TelegramScenario;
import eus.arreta.bench.timeline.TimelineScenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Runs scenarios against the installation that the environment names, and prints what they found. Exit code 0 when all
 * were measured, 1 when one was not (or, with {@code --strict}, when a target is missed), 2 for wrong arguments.
 */
public final class Benchmarks {

    private static final List<Scenario> SCENARIOS = List.of(
            new IngestScenario(),
            new LiveScenario(),
            new InboxScenario(),
            new TimelineScenario(),
            new SearchScenario(),
            new FilesScenario(),
            new TelegramScenario(),
            // Last of them: it leaves cases with clocks behind, which cost a little with each event from then on.
            new SlaScenario());
    private static final Logger ROOT = Logger.getLogger("");

    private Benchmarks() {}

    /**
     * {@code --check} as the first argument only says whether the others are good, and prints on which installations their
     * scenarios are measured: {@code fresh}, {@code kept}. Each call measures on one of them.
     */
    public static void main(String[] words) {
        ROOT.setLevel(Level.WARNING);
        List<String> given = new ArrayList<>(List.of(words));
        boolean check = given.remove("--check");
        List<String> known = SCENARIOS.stream().map(Scenario::name).toList();
        Arguments arguments;
        try {
            arguments = Arguments.parse(given, known);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        if (!check) {
            System.exit(measure(arguments));
        }
        chosen(arguments)
                .map(scenario -> scenario.needsBulkData() ? "kept" : "fresh")
                .distinct()
                .forEach(System.out::println);
    }

    private static Stream<Scenario> chosen(Arguments arguments) {
        return SCENARIOS.stream()
                .filter(scenario ->
                        arguments.scenarios().isEmpty() || arguments.scenarios().contains(scenario.name()));
    }

    private static int measure(Arguments arguments) {
        List<Scenario> chosen = chosen(arguments)
                .filter(scenario -> scenario.needsBulkData() == arguments.kept())
                .toList();
        Stage stage = new Stage(System.getenv(), arguments.messages());
        List<Double> before = Machine.loadAverages();
        List<Report.Run> runs = new ArrayList<>();
        boolean complete = true;
        for (Scenario scenario : chosen) {
            System.out.println("Scenario " + scenario.name());
            try {
                scenario.run(stage).forEach(figure -> runs.add(new Report.Run(scenario.name(), figure)));
            } catch (Exception failure) {
                complete = false;
                System.err.println("Scenario " + scenario.name() + " could not be measured:");
                failure.printStackTrace();
            }
        }
        Report report = new Report(Machine.here(), new Report.Load(before, Machine.loadAverages()), runs);
        System.out.println("\n" + ReportTable.render(report));
        chosen.forEach(scenario -> scenario.notes().forEach(note -> System.out.println(scenario.name() + ": " + note)));
        return complete && write(report, arguments) && (report.allTargetsMet() || !arguments.strict()) ? 0 : 1;
    }

    private static boolean write(Report report, Arguments arguments) {
        if (arguments.json().isEmpty()) {
            return true;
        }
        try {
            Path file = arguments.json().get();
            boolean second = arguments.kept() && chosen(arguments).anyMatch(scenario -> !scenario.needsBulkData());
            Files.writeString(
                    file, second ? ReportJson.add(Files.readString(file), report) : ReportJson.render(report));
            return true;
        } catch (IOException failure) {
            System.err.println("The report could not be written: " + failure);
            return false;
        }
    }
}
