package io.merkato.bench;

import io.merkato.bench.load.BenchFailed;
import io.merkato.bench.load.MeasuredShop;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Products of three variants in twenty categories, which are imported where they are missing. */
final class ReadCatalogue {

    static final int GROUPS = 20;
    static final List<String> BRANDS = List.of("Acorn", "Birch", "Cedar", "Dogwood", "Elm");
    static final List<String> WORDS = List.of(
            "steel",
            "compact",
            "wireless",
            "garden",
            "kitchen",
            "travel",
            "silent",
            "folding",
            "bright",
            "warm",
            "kettle",
            "lamp",
            "chair",
            "speaker",
            "router",
            "knife",
            "blanket",
            "camera",
            "desk",
            "bottle");

    private static final String ROOT = "bench-reads";

    private static final int LONGEST_WAIT_SECONDS = 10;

    private final MeasuredShop shop;
    private final int products;

    ReadCatalogue(MeasuredShop shop, int products) {
        this.shop = shop;
        this.products = products;
    }

    /** The slug of one of the categories. */
    static String category(int group) {
        return ROOT + "-group-" + group;
    }

    /** The ids of all of the products, which are there then. */
    List<String> ids() throws BenchFailed, IOException, InterruptedException {
        if (count() < products) {
            importAll();
        }
        List<String> ids = new ArrayList<>();
        String path = "/v1/products?limit=100&category=" + ROOT;
        String cursor = "";
        do {
            JsonNode page = shop.expect(200, shop.get(path + cursor));
            page.path("items").forEach(item -> ids.add(item.path("id").asString()));
            JsonNode next = page.path("nextCursor");
            cursor = next.isNull() ? "" : "&cursor=" + URLEncoder.encode(next.asString(), StandardCharsets.UTF_8);
        } while (!cursor.isEmpty());
        return ids;
    }

    private int count() throws BenchFailed, IOException, InterruptedException {
        return shop.expect(200, shop.get("/v1/products?limit=1&category=" + ROOT))
                .path("total")
                .asInt();
    }

    private void importAll() throws BenchFailed, IOException, InterruptedException {
        makeCategories("Bearer " + shop.signInAdmin());
        JsonNode report = new FileImport(shop).run("shopify-csv", BodyPublishers.ofString(table()));
        // Lists may show for a moment what was.
        for (int second = 0; count() < products; second++) {
            if (second == LONGEST_WAIT_SECONDS) {
                throw new BenchFailed("The products could not be imported: " + report);
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** They are there before, under slugs that are known; the file names them by their path. */
    private void makeCategories(String admin) throws IOException, InterruptedException {
        shop.post(
                "/v1/admin/categories", "{\"name\":\"Bench reads\",\"slug\":\"" + ROOT + "\"}", "Authorization", admin);
        for (int group = 0; group < GROUPS; group++) {
            shop.post(
                    "/v1/admin/categories",
                    "{\"name\":\"Group %s\",\"slug\":\"%s\",\"parent\":\"%s\"}".formatted(group, category(group), ROOT),
                    "Authorization",
                    admin);
        }
    }

    private String table() {
        Random random = new Random(10_000);
        StringBuilder table =
                new StringBuilder("Handle,Title,Body (HTML),Vendor,Product Category,Published,Option1 Name,"
                        + "Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price,Status\n");
        for (int i = 0; i < products; i++) {
            String title = word(random) + " " + word(random) + " " + word(random) + " " + i;
            int price = 5 + random.nextInt(2000);
            for (int variant = 0; variant < 3; variant++) {
                boolean isFirst = variant == 0;
                table.append("bench-reads-%s,%s,%s,%s,%s,%s,%s,%s,BR-%s-%s,%s,%s.90,%s\n"
                        .formatted(
                                i,
                                isFirst ? title : "",
                                isFirst ? "Made for the bench of reads: " + title + "." : "",
                                isFirst ? BRANDS.get(i % BRANDS.size()) : "",
                                isFirst ? "Bench reads > Group " + i % GROUPS : "",
                                isFirst ? "true" : "",
                                isFirst ? "Size" : "",
                                List.of("S", "M", "L").get(variant),
                                i,
                                variant,
                                i % 7 == 0 ? 0 : 100,
                                price + variant,
                                isFirst ? "active" : ""));
            }
        }
        return table.toString();
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
