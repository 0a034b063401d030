package io.merkato.orders.tracking;

import static org.awaitility.Awaitility.await;

import io.merkato.testing.Shop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who listens to an order, and keeps what they hear. */
final class EventStream implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpResponse<InputStream> response;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    private EventStream(HttpResponse<InputStream> response) {
        this.response = response;
    }

    static EventStream of(Shop shop, String orderPath, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(shop.address().resolve(orderPath + "/tracking"))
                .header("Accept", "text/event-stream")
                .timeout(Duration.ofSeconds(20));
        headers.forEach(request::header);
        try {
            EventStream stream = new EventStream(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
            Thread.startVirtualThread(stream::listen);
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<InputStream> response() {
        return response;
    }

    /** What was heard, once there is so much. */
    List<Event> heard(int atLeast) {
        await("events").atMost(Duration.ofSeconds(40)).until(() -> events.size() >= atLeast);
        return List.copyOf(events);
    }

    void ends() {
        await("the stream ends").atMost(Duration.ofSeconds(10)).until(() -> ended);
    }

    boolean hasEnded() {
        return ended;
    }

    private void listen() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String name = "";
            String id = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    events.add(new Event(name, id, JsonMapper.shared().readTree(line.substring(6))));
                }
            }
        } catch (IOException e) {
            // The other side has ended it.
        } finally {
            ended = true;
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Event(String name, String id, JsonNode data) {

        /** What has happened, of a change. */
        String type() {
            return data.at("/entry/type").asString();
        }
    }
}
