package io.merkato.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.merkato.bench.load.MeasuredShop;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** That what is found is held against judgments as it should be, and that the benchmark still knows the shop. */
@ShopTest
class SearchBenchTest {

    private static final String ROW = " +[0-9]+( +[0-9]+\\.[0-9]){3} +0\n";

    @Test
    void whatIsFoundIsHeldAgainstJudgments(Shop shop, @TempDir Path folder) throws Exception {
        judged(folder);

        String said = search(shop, folder, 0);

        assertThat(said)
                .contains("3 products imported", "2 judged queries, 4 searches each", "memory of the shop: ")
                // Of what was rated 3 and 1 for the first query the second is found, and all for the other query.
                .containsPattern("as people judged, others 0 +0\\.5[0-9]{2} ")
                .containsPattern("filled with labels +0\\.5[0-9]{2} ")
                .containsPattern("judged products only +0\\.5[0-9]{2}")
                .contains("without an answer: 0 []")
                .containsPattern("the worst, and what came first\n0\\.1[0-9]{2}  qvorxel\n +Qvorxel of brass")
                .containsPattern("search" + ROW)
                .containsPattern("newest, the first page" + ROW)
                .containsPattern("popularity, deep pages" + ROW);
        assertThat(search(shop, folder, 0)).contains("are there already");
    }

    @Test
    void productsAreVariedUntilThereAreEnough(Shop shop) throws Exception {
        int before = shop.anonymous().get("/v1/products?limit=1").number("/total");

        String said = search(shop, null, before + 50);

        assertThat(said)
                .contains("No judged products at hand", "50 products imported", "in the lists")
                .containsPattern("of a category, by price" + ROW);
        assertThat(shop.anonymous().get("/v1/products?limit=1").number("/total"))
                .isEqualTo(before + 50);
        assertThat(search(shop, null, before + 50)).doesNotContain("imported");
    }

    @Test
    void aVariedProductIsTheSameEachTimeAndNoneIsLikeAnother() {
        ProductVariations variations = ProductVariations.ofEverything();
        Set<String> titles = new HashSet<>();
        for (int number = 0; number < 1000; number++) {
            String line = variations.line(number, "EUR");
            assertThat(ProductVariations.ofEverything().line(number, "EUR")).isEqualTo(line);
            JsonNode product = JsonMapper.shared().readTree(line);
            assertThat(product.path("sku").asString()).isEqualTo(ProductVariations.sku(number));
            assertThat(product.at("/gtins/0").asString()).matches("[1-9][0-9]{12}");
            titles.add(product.path("title").asString());
        }
        assertThat(titles).hasSizeGreaterThan(950);
    }

    @Test
    void oneLetterOfEachLongWordSlips() {
        Set<String> seen = new HashSet<>();
        for (int seed = 0; seed < 200; seed++) {
            String typed = Misspelling.of("tv laptop hp4250xx", seed);
            assertThat(typed)
                    .isEqualTo(Misspelling.of("tv laptop hp4250xx", seed))
                    .startsWith("tv l")
                    .endsWith(" hp4250xx");
            String word = typed.split(" ")[1];
            assertThat(word).isNotEqualTo("laptop").hasSizeBetween(5, 7);
            seen.add(word);
        }
        // Four letters left out, four doubled, four swapped with the next.
        assertThat(seen).hasSize(12);
    }

    @Test
    void aListIsAsGoodAsItsOrder(@TempDir Path folder) throws IOException {
        judged(folder);
        Judgments people = Judgments.read(folder.resolve("judgments.tsv"));
        Judgments filled = people.filledWith(folder.resolve("labels.tsv"));

        assertThat(people.queries()).containsExactly("qvorxel", "blimtagg");
        assertThat(people.ndcg("qvorxel", List.of("ZW-3", "ZW-1"))).isEqualTo(1, within(1e-9));
        // 1 / (7 + 1 / log2(3)), and the second place for the first.
        assertThat(people.ndcg("qvorxel", List.of("ZW-1"))).isEqualTo(0.13105, within(1e-5));
        assertThat(people.ndcg("qvorxel", List.of("ZW-2", "ZW-3"))).isEqualTo(0.57876, within(1e-5));
        assertThat(people.ndcg("qvorxel", List.of())).isZero();
        assertThat(people.has("qvorxel", "ZW-2")).isFalse();
        assertThat(filled.has("qvorxel", "ZW-2")).isTrue();
        // A label overrules nobody.
        assertThat(filled.ndcg("qvorxel", List.of("ZW-3", "ZW-2", "ZW-1"))).isEqualTo(1, within(1e-9));
    }

    /** Three products, of which one is not judged for the first query; and one query without anything relevant. */
    private static void judged(Path folder) throws IOException {
        String products = "";
        for (String product : List.of("1|Qvorxel of brass", "2|Blimtagg", "3|Brace and bit")) {
            String[] parts = product.split("\\|", -1);
            products +=
                    "{\"sku\":\"ZW-%s\",\"title\":\"%s\",\"category\":\"Tools\",\"priceMinor\":100,\"currency\":\"EUR\",\"stock\":1}\n"
                            .formatted(parts[0], parts[1]);
        }
        try (OutputStream file = new GZIPOutputStream(Files.newOutputStream(folder.resolve("products.ndjson.gz")))) {
            file.write(products.getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(folder.resolve("judgments.tsv"), """
                query	sku	rating
                qvorxel	ZW-3	3
                qvorxel	ZW-1	1
                blimtagg	ZW-2	2
                brass	ZW-2	0
                """);
        Files.writeString(folder.resolve("labels.tsv"), """
                query	sku	rating
                qvorxel	ZW-2	2
                qvorxel	ZW-1	3
                brass	ZW-1	3
                """);
    }

    private static String search(Shop shop, @Nullable Path folder, int products) throws Exception {
        Duration moment = Duration.ofMillis(20);
        BenchArguments arguments = new BenchArguments(
                BenchArguments.Subject.SEARCH, 1, Duration.ZERO, moment, Duration.ZERO, products, 0, folder);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MeasuredShop measured = new MeasuredShop(Map.of(
                "MERKATO_URL", shop.address().toString(),
                "MERKATO_ADMIN_EMAIL", Shop.ADMIN_EMAIL,
                "MERKATO_ADMIN_PASSWORD", Shop.ADMIN_PASSWORD))) {
            assertThat(new SearchBench(new PrintStream(out, true, StandardCharsets.UTF_8), measured, arguments)
                            .measure())
                    .isTrue();
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
