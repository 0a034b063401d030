package io.merkato.bench;

import io.merkato.bench.load.BenchFailed;
import io.merkato.bench.load.MeasuredShop;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures how well the shop finds, if there are judged products at hand, and how fast it is with them and as many variations
 * of them as one likes.
 */
final class SearchBench {

    private static final int LINES_OF_A_FILE = 50_000;
    private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(2);
    private static final int PAUSE_MILLIS = 100;

    private final PrintStream out;
    private final MeasuredShop shop;
    private final BenchArguments arguments;
    private final FileImport imports;

    SearchBench(PrintStream out, MeasuredShop shop, BenchArguments arguments) {
        this.out = out;
        this.shop = shop;
        this.arguments = arguments;
        this.imports = new FileImport(shop);
    }

    boolean measure() throws BenchFailed, IOException, InterruptedException {
        Path folder = arguments.data();
        Path products = folder == null ? null : folder.resolve("products.ndjson.gz");
        if (folder == null || products == null) {
            out.println(
                    "No judged products at hand, so how well the shop finds is left out: --data FOLDER, or BENCH_DATA, names a"
                            + " folder with products.ndjson.gz, judgments.tsv and labels.tsv.");
        } else if (!Files.exists(products)) {
            throw new BenchFailed("There is no " + products + ".");
        } else {
            importJudged(products);
            if (Files.exists(folder.resolve("judgments.tsv"))) {
                JudgedSearch.of(out, shop, folder).measure();
            } else {
                out.println("There is no judgments.tsv beside them, so how well the shop finds is left out.");
            }
        }
        if (arguments.products() > 0) {
            vary(products == null ? ProductVariations.ofEverything() : ProductVariations.of(products));
        }
        return new SearchLoad(out, shop, arguments).measure();
    }

    private void importJudged(Path products) throws BenchFailed, IOException, InterruptedException {
        List<String> lines = ProductVariations.lines(products);
        if (imports.has(sku(lines.getFirst())) && imports.has(sku(lines.getLast()))) {
            out.printf(Locale.ROOT, "The %s products of %s are there already.%n", lines.size(), products);
            return;
        }
        long begin = System.nanoTime();
        int before = listed();
        JsonNode report = imports.run("ndjson", BodyPublishers.ofFile(products));
        tell(lines.size(), begin);
        awaitListed(before + created(report));
    }

    /** Makes so many products that the lists have as many as was asked for. What is there of an earlier run is not sent again. */
    private void vary(ProductVariations variations) throws BenchFailed, IOException, InterruptedException {
        String currency =
                shop.expect(200, shop.get("/v1/cart")).path("currency").asString();
        long begin = System.nanoTime();
        int before = listed();
        int expected = before;
        int sent = 0;
        for (int first = 0; expected < arguments.products(); first += LINES_OF_A_FILE) {
            int count = Math.min(LINES_OF_A_FILE, arguments.products() - expected);
            if (!imports.has(ProductVariations.sku(first + count - 1))) {
                int created = send(variations, first, count, currency);
                expected += created;
                sent += count;
                out.printf(
                        Locale.ROOT,
                        "  %s products sent, %s a second%n",
                        sent,
                        sent / Math.max(1, secondsSince(begin)));
            }
        }
        if (sent > 0) {
            tell(sent, begin);
            awaitListed(expected);
        }
    }

    private int send(ProductVariations variations, int first, int count, String currency)
            throws BenchFailed, IOException, InterruptedException {
        Path file = Files.createTempFile("merkato-bench-", ".ndjson.gz");
        try {
            try (Writer writer =
                    new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
                for (int number = first; number < first + count; number++) {
                    writer.append(variations.line(number, currency)).append('\n');
                }
            }
            return created(imports.run("ndjson", BodyPublishers.ofFile(file)));
        } finally {
            Files.delete(file);
        }
    }

    private static int created(JsonNode report) throws BenchFailed {
        if (!report.path("status").asString().equals("succeeded")
                || report.path("failed").asInt() > 0) {
            throw new BenchFailed("The products could not be imported: " + report);
        }
        return report.path("created").asInt();
    }

    private void tell(int count, long begin) {
        long seconds = Math.max(1, secondsSince(begin));
        out.printf(Locale.ROOT, "%s products imported in %s s, %s a second%n", count, seconds, count / seconds);
    }

    /** Lists follow what is imported. */
    private void awaitListed(int expected) throws BenchFailed, IOException, InterruptedException {
        long begin = System.nanoTime();
        long moved = begin;
        int before = -1;
        for (int now = listed(); now < expected; now = listed()) {
            if (now > before) {
                moved = System.nanoTime();
                before = now;
            } else if (System.nanoTime() - moved > LONGEST_STANDSTILL.toNanos()) {
                throw new BenchFailed("The lists have " + now + " of " + expected + " products, and there they stay.");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        out.printf(Locale.ROOT, "%s products are in the lists, %s s later%n", expected, secondsSince(begin));
    }

    private int listed() throws BenchFailed, IOException, InterruptedException {
        return shop.expect(200, shop.get("/v1/products?limit=1")).path("total").asInt();
    }

    private static String sku(String line) {
        return JsonMapper.shared().readTree(line).path("sku").asString();
    }

    private static long secondsSince(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toSeconds();
    }
}
