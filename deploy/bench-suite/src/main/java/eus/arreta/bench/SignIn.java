package eus.arreta.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Signs somebody in to the console, as the sign-in page does. */
public final class SignIn {

    private SignIn() {}

    /**
     * The value of the {@code Cookie} header of a new session.
     *
     * @throws IllegalStateException when the server refuses
     */
    public static String cookie(Stage stage, HttpClient client, String login, String password)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(stage.url().resolve("/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", stage.url().toString())
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "login=" + login + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8)))
                .build();
        HttpResponse<Void> response = client.send(request, HttpResponse.BodyHandlers.discarding());
        List<String> cookies = response.headers().allValues("Set-Cookie");
        if (response.statusCode() >= 400 || cookies.isEmpty()) {
            throw new IllegalStateException("signing in was answered with " + response.statusCode());
        }
        return cookies.stream().map(cookie -> cookie.split(";")[0]).collect(Collectors.joining("; "));
    }
}
