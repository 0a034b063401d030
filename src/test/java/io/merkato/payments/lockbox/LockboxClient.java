package io.merkato.payments.lockbox;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lockbox over HTTP, which waits a second for a connection and a few for an answer. */
@Component
@ConditionalOnProperty("lockbox.address")
class LockboxClient {

    private final JsonMapper json = new JsonMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final URI address;
    private final Duration patience;

    LockboxClient(@Value("${lockbox.address}") URI address, @Value("${lockbox.patience:5s}") Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    /** @throws IOException when there is no answer, or none that can be read */
    Answer send(String verb, String path, Map<String, Object> body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .method(verb, HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .timeout(patience)
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), json.readTree(answer.body()));
        } catch (JacksonException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    record Answer(int status, JsonNode body) {}
}
