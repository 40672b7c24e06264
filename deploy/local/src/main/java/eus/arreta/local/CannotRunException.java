package eus.arreta.local;

/** Arreta cannot run here; the message says what the person can do. */
final class CannotRunException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    CannotRunException(ExitCode exitCode, String message) {
        this(exitCode.number(), message);
    }

    CannotRunException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
