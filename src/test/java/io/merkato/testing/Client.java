package io.merkato.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Someone who talks to the shop: anonymous, or with headers that say who. Immutable; {@link #with} makes another. Fails
 * on every answer that the reviewed document does not tell of.
 */
public final class Client {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofMinutes(1))
            .build();

    private final URI base;
    private final Map<String, String> headers;

    public Client(URI base) {
        this(base, Map.of());
    }

    private Client(URI base, Map<String, String> headers) {
        this.base = base;
        this.headers = headers;
    }

    public Client with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Client(base, more);
    }

    /** The same client with an idempotency key that nobody has used. */
    public Client withNewKey() {
        return with("Idempotency-Key", UUID.randomUUID().toString());
    }

    public Client bearing(String accessToken) {
        return with("Authorization", "Bearer " + accessToken);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, @Nullable String json) {
        return send("POST", path, json);
    }

    public Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    public Answer patch(String path, String json) {
        return send("PATCH", path, json);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    public Answer send(String method, String path, @Nullable String json) {
        return json == null
                ? exchange(method, path, "", HttpRequest.BodyPublishers.noBody(), "")
                : exchange(method, path, json, HttpRequest.BodyPublishers.ofString(json), "application/json");
    }

    public Answer send(String method, String path, HttpRequest.BodyPublisher body, String contentType) {
        return exchange(method, path, null, body, contentType);
    }

    private Answer exchange(
            String method, String path, @Nullable String text, HttpRequest.BodyPublisher body, String contentType) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        if (body.contentLength() != 0) {
            request.header("Content-Type", contentType);
        }
        headers.forEach(request::setHeader);
        try {
            HttpRequest sent = request.build();
            HttpResponse<String> response = HTTP.send(sent, HttpResponse.BodyHandlers.ofString());
            Answer answer = new Answer(response.statusCode(), response.body(), response);
            Contract.check(sent, text, answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
