package eus.arreta.server;

/** Why the server can't start, in words for the person who starts it. */
public final class StartProblem extends Exception {

    private static final long serialVersionUID = 1L;

    /** A port is in use. */
    public static final int PORT = 11;
    /** A folder can't be written. */
    public static final int FOLDER = 12;
    /** The database refuses login or password. */
    public static final int DATABASE_LOGIN = 13;
    /** The database or the broker isn't there. */
    public static final int AWAY = 14;
    /** A setting is missing. */
    public static final int SETTING = 15;

    private final int exitCode;

    StartProblem(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** What the process ends with. */
    public int exitCode() {
        return exitCode;
    }
}
