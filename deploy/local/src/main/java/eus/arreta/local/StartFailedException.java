package eus.arreta.local;

import java.io.IOException;

/** A process ended before it was ready. */
public final class StartFailedException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Shells and Java report a death by signal n as exit code 128 + n. */
    private static final int SIGNAL_BASE = 128;

    private final String service;
    private final int exitCode;

    StartFailedException(String service, int exitCode, String lastWords) {
        super(service + " ended before it was ready (exit code " + exitCode + ")"
                + (lastWords.isBlank() ? "" : ". Its last lines:\n" + lastWords));
        this.service = service;
        this.exitCode = exitCode;
    }

    /** The name of what ended. */
    public String service() {
        return service;
    }

    /** The process's exit code; over 128 when a signal ended it. */
    public int exitCode() {
        return exitCode;
    }

    /** Whether somebody killed it, so that trying again makes sense. */
    public boolean killed() {
        return exitCode > SIGNAL_BASE;
    }
}
