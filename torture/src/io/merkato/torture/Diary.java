package io.merkato.torture;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** What was sent and told, by those outside of the shop, and what was done to it. */
final class Diary implements AutoCloseable {

    private final List<Purchase> purchases = new CopyOnWriteArrayList<>();
    private final BufferedWriter file;

    Diary(Path path) throws IOException {
        this.file = Files.newBufferedWriter(path);
    }

    void begin(Purchase purchase) {
        purchases.add(purchase);
    }

    List<Purchase> purchases() {
        return List.copyOf(purchases);
    }

    void sent(String path, String key, Told told) {
        write("sent " + path, key, told.status(), told.body());
    }

    void fault(String what) {
        write("fault", what, 0, "");
    }

    private synchronized void write(String what, String about, int status, String body) {
        try {
            file.write(JsonMapper.shared()
                    .writeValueAsString(JsonNodeFactory.instance
                            .objectNode()
                            .put("at", Instant.now().toString())
                            .put("what", what)
                            .put("about", about)
                            .put("status", status)
                            .put("body", body)));
            file.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
