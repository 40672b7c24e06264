package eus.arreta.telegramsimulator;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** The simulator as a program: {@code SimulatorMain <port> <token> <username>}. Ends when its standard input does. */
public final class SimulatorMain {

    private static final int PORT = 0;
    private static final int TOKEN = 1;
    private static final int USERNAME = 2;

    private SimulatorMain() {}

    /** Says {@code ready} on standard output once it answers. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 3) {
            System.err.println("Usage: SimulatorMain <port> <token> <username>");
            System.exit(2);
        }
        try (TelegramSimulator simulator = TelegramSimulator.start(Integer.parseInt(arguments[PORT]))) {
            simulator.bot(arguments[TOKEN], arguments[USERNAME]);
            System.out.println("ready " + simulator.url());
            watchStandardInput();
            new CountDownLatch(1).await();
        }
    }

    /** Who started it holds the other end: when they are killed, nothing is left behind. */
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
                    System.exit(0);
                },
                "standard-input");
        watch.setDaemon(true);
        watch.start();
    }
}
