package io.merkato.torture;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The nodes, as those who speak to them see them. */
final class Nodes implements AutoCloseable {

    static final String ADMIN_EMAIL = "admin@shop.test";
    static final String ADMIN_PASSWORD = "a long password for trials";

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(20);
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private final List<Node> all;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    Nodes(List<Node> all) {
        this.all = all;
    }

    List<Node> all() {
        return all;
    }

    Node get(int number) {
        return all.get(number);
    }

    /** Sends once; no answer is {@link Told#NOTHING}. */
    Told send(Node node, String method, String path, String body, Map<String, String> headers)
            throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node.address() + path))
                .timeout(LONGEST_ANSWER)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Told(answer.statusCode(), answer.body(), answer.headers());
        } catch (IOException e) {
            return Told.NOTHING;
        }
    }

    /** Waits until a node serves. */
    void awaitReady(Node node) throws InterruptedException {
        Instant deadline = Instant.now().plus(LONGEST_START);
        while (send(node, "GET", "/health/ready", "", Map.of()).status() != 200) {
            if (Instant.now().isAfter(deadline) || node.hasGivenUp()) {
                throw new TortureFailed("A node does not start.");
            }
            Thread.sleep(Duration.ofMillis(100));
        }
    }

    /** A header that says that this is the admin. */
    Map<String, String> admin(Node node) throws InterruptedException {
        Told told = send(node, "POST", "/v1/auth/login", """
                {"email":"%s","password":"%s"}""".formatted(ADMIN_EMAIL, ADMIN_PASSWORD), Map.of());
        return Map.of("Authorization", "Bearer " + told.text("/accessToken"));
    }

    @Override
    public void close() {
        http.shutdownNow();
        all.forEach(Node::close);
    }
}
