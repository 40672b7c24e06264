package eus.arreta.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Free and taken TCP ports of this machine. */
public final class Ports {

    /** Below Linux's range for outgoing connections, so that no client takes the port between our look and our use. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 200;

    private Ports() {}

    /** Whether nothing listens on the port of 127.0.0.1. */
    public static boolean isFree(int port) {
        return canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** Whether nothing listens on the port of any of this machine's addresses. */
    public static boolean isFreeEverywhere(int port) {
        return canBind(new InetSocketAddress(port));
    }

    /**
     * A port on which nothing listens at this moment.
     *
     * @throws IOException when none was found
     */
    public static int free() throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFreeEverywhere(port)) {
                return port;
            }
        }
        throw new IOException("no free port between " + LOWEST + " and " + HIGHEST);
    }

    private static boolean canBind(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
