package io.merkato.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Shop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** Sends files to be imported, and waits for what becomes of them. */
public final class ImportRun {

    static final String PATH = "/v1/admin/imports";
    static final String NDJSON = "ndjson";
    static final String SHOPIFY = "shopify-csv";
    static final String WOOCOMMERCE = "woocommerce-csv";
    static final String STOCK = "stock-csv";

    private ImportRun() {}

    /** Imports a text and gives the import when it has ended. */
    static Answer of(Shop shop, String format, String text) {
        return of(shop, format, bytes(text));
    }

    static Answer of(Shop shop, String format, byte[] file) {
        return ended(shop, send(shop.admin(), format, file).expect(202), Duration.ofSeconds(30));
    }

    static Answer send(Client client, String format, byte[] file) {
        return client.send("POST", PATH + "?format=" + format, BodyPublishers.ofByteArray(file), "text/plain");
    }

    /** The import that was accepted, when it has ended. */
    static Answer ended(Shop shop, Answer accepted, Duration atMost) {
        String path = PATH + "/" + accepted.text("/id");
        await("import")
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !shop.admin().get(path).text("/status").equals("running"));
        shop.followChanges();
        return shop.admin().get(path).expect(200);
    }

    static Answer expectCounts(Answer ended, int created, int updated, int failed) {
        assertThat(List.of(ended.number("/created"), ended.number("/updated"), ended.number("/failed")))
                .as("created, updated, failed in %s", ended.body())
                .containsExactly(created, updated, failed);
        assertThat(ended.text("/status")).isEqualTo("succeeded");
        assertThat(ended.number("/total")).isEqualTo(created + updated + failed);
        assertThat(ended.number("/done")).isEqualTo(created + updated + failed);
        return ended;
    }

    /** The errors as {@code line code}. */
    static List<String> errors(Answer ended) {
        return notes(ended, "/errors");
    }

    /** The warnings as {@code line code}. */
    static List<String> warnings(Answer ended) {
        return notes(ended, "/warnings");
    }

    private static List<String> notes(Answer ended, String at) {
        return ended.at(at)
                .valueStream()
                .map(error ->
                        error.get("line").asInt() + " " + error.get("code").asString())
                .toList();
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** A word that no other test uses. */
    static String unique(String prefix) {
        return prefix + UUID.randomUUID().toString().substring(24);
    }

    /** The product that a search for its SKU or brand finds, as visitors see it. */
    static Answer product(Shop shop, String slug) {
        return shop.anonymous().get("/v1/products/" + slug).expect(200);
    }

    static Answer branded(Shop shop, String brand) {
        shop.followChanges();
        return shop.anonymous()
                .get("/v1/products?brand=" + brand + "&limit=100")
                .expect(200);
    }

    /** A file of the data that lies beside the project, where there is such. */
    static Optional<Path> shared(String file) {
        String folder = Optional.ofNullable(System.getProperty("MERKATO_SHARED"))
                .or(() -> Optional.ofNullable(System.getenv("MERKATO_SHARED")))
                .orElse("../shared");
        return Optional.of(Path.of(folder, "data").resolve(file)).filter(Files::isReadable);
    }
}
