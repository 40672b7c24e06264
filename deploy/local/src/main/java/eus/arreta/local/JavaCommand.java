package eus.arreta.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a Java process beside this one, run by the same Java. */
final class JavaCommand {

    private JavaCommand() {}

    static List<String> of(List<String> flags, List<String> arguments) {
        // A session of its own: Ctrl-C in the terminal is for the launcher, which stops everything in order.
        List<String> command = new ArrayList<>(List.of(
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(flags);
        command.addAll(arguments);
        return command;
    }
}
