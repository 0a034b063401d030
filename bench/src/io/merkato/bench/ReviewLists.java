package io.merkato.bench;

import io.merkato.bench.load.BenchFailed;
import io.merkato.bench.load.Load;
import io.merkato.bench.load.Load.Sample;
import io.merkato.bench.load.MeasuredShop;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Measures the lists of a product with 100,000 reviews: by every order the first page, and one in the middle. */
final class ReviewLists {

    private static final int REVIEWS = 100_000;
    private static final int WALKED_PAGES = 500;
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");

    private final PrintStream out;
    private final MeasuredShop shop;
    private final BenchArguments arguments;
    private final Load load;

    ReviewLists(PrintStream out, MeasuredShop shop, BenchArguments arguments) {
        this.out = out;
        this.shop = shop;
        this.arguments = arguments;
        this.load = new Load(arguments.clients());
    }

    boolean measure() throws BenchFailed, IOException, InterruptedException {
        String product = Bench.newProduct(shop).path("id").asString();
        importReviews(product);
        out.printf(
                Locale.ROOT,
                "%s reviews, %s clients, %s s each after %s s of warm-up%n",
                REVIEWS,
                arguments.clients(),
                arguments.length().toSeconds(),
                arguments.warmUp().toSeconds());
        Sample.printHead(out, "20 reviews of a product");
        boolean allWell = true;
        for (String sort : List.of("newest", "rating", "helpful")) {
            String list = "/v1/products/" + product + "/reviews?sort=" + sort;
            allWell &= measure(sort + ", the first page", list);
            allWell &= measure(sort + ", after 50,000", list + "&cursor=" + deep(list));
        }
        return allWell;
    }

    private boolean measure(String name, String path) throws InterruptedException {
        load.repeat(() -> shop.get(path).statusCode() == 200, arguments.warmUp());
        Sample sample = load.repeat(() -> shop.get(path).statusCode() == 200, arguments.length());
        sample.print(out, name);
        return sample.isClean();
    }

    /** The cursor behind half of the reviews. */
    private String deep(String list) throws BenchFailed, IOException, InterruptedException {
        String cursor = "";
        for (int page = 0; page < WALKED_PAGES; page++) {
            JsonNode read = shop.expect(200, shop.get(list + "&limit=100" + cursor));
            cursor = "&cursor=" + read.path("nextCursor").asString();
        }
        return cursor.substring("&cursor=".length());
    }

    private void importReviews(String product) throws BenchFailed, IOException, InterruptedException {
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < REVIEWS; i++) {
            file.append("""
                    {"id":"bench-%s","product":"%s","rating":%s,"body":"Number %s.","author":"Ada","createdAt":"%s"}
                    """.formatted(i, product, 1 + i * 7 % 5, i, FIRST.plus(i, ChronoUnit.MINUTES)));
        }
        JsonNode report = new FileImport(shop).run("reviews-ndjson", BodyPublishers.ofString(file.toString()));
        if (report.path("created").asInt() != REVIEWS) {
            throw new BenchFailed("The reviews could not be imported: " + report);
        }
    }
}
