package eus.arreta.local;

/** Why the launcher ended; the numbers are explained in help.txt and other programs rely on them. */
enum ExitCode {
    STOPPED(0),
    USAGE(2),
    PORT_IN_USE(11),
    FOLDER_UNUSABLE(12),
    ALREADY_RUNNING(13),
    NOT_STARTED(14),
    SETTING_MISSING(15);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
