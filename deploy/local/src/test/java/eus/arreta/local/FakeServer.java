package eus.arreta.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Stands for the application: says that it is ready and does nothing else, or ends at once when told to. */
public final class FakeServer {

    private FakeServer() {}

    public static void main(String[] arguments) throws IOException {
        String exitCode = System.getenv("ARRETA_FAKE_EXIT");
        if (exitCode != null) {
            System.exit(Integer.parseInt(exitCode));
        }
        int port = Integer.parseInt(System.getenv("ARRETA_HTTP_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        System.out.println("fake server, restored at " + System.getenv("ARRETA_RESTORED_AT"));
    }
}
