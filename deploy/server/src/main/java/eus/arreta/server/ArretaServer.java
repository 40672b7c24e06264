package eus.arreta.server;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.util.Map;

/** The server's start: looks first at what would make it fail, and says so in words. */
@QuarkusMain
public final class ArretaServer {

    private ArretaServer() {}

    /** Exits with the code of {@link StartProblem} when it can't start, with 1 when it fails in an unforeseen way. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("verify-audit")) {
            System.exit(VerifyAudit.run(System.getenv(), arguments.length > 1 ? arguments[1] : null));
        }
        try {
            new Preflight(Map.copyOf(System.getenv())).check();
        } catch (StartProblem problem) {
            System.err.println("Arreta can't start: " + problem.getMessage());
            System.exit(problem.exitCode());
        }
        if ("true".equals(System.getenv("ARRETA_STDIN_WATCH"))) {
            watchStandardInput();
        }
        if (!System.getenv().getOrDefault("ARRETA_TRUSTED_PROXIES", "").isBlank()) {
            // Without a proxy that is named, nobody's word about the caller's address and scheme counts.
            System.setProperty("arreta.proxy.forwarding", "true");
        }
        Quarkus.run(arguments);
    }

    /** The launcher holds the other end: when it is killed, this server must not stay behind without supervision. */
    private static void watchStandardInput() {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {
                            // whatever is typed says nothing
                        }
                    } catch (IOException closed) {
                        // the same as its end
                    }
                    Quarkus.asyncExit(0);
                },
                "launcher-watch");
        watch.setDaemon(true);
        watch.start();
    }
}
