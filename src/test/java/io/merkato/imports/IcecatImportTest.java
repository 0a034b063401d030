package io.merkato.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A catalogue of a real size, in a shop of its own so that other tests keep theirs small. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IcecatImportTest {

    private static final Logger log = LoggerFactory.getLogger(IcecatImportTest.class);
    private static final int COUNT = 19_406;

    private Shop shop;
    private List<Row> rows;
    private Answer ended;

    @BeforeAll
    void importAll() throws IOException {
        Optional<Path> shared = ImportRun.shared("icecat/products.ndjson.gz");
        assumeTrue(shared.isPresent(), "The catalogue of Icecat is not beside the project");
        byte[] file = Files.readAllBytes(shared.orElseThrow());
        rows = rows(file);
        shop = Shop.start();
        long begin = System.nanoTime();
        Answer accepted = ImportRun.send(shop.admin(), ImportRun.NDJSON, file).expect(202);
        ended = ImportRun.ended(shop, accepted, Duration.ofMinutes(5));
        log.info("{} products were imported in {} ms", COUNT, (System.nanoTime() - begin) / 1_000_000);
    }

    @AfterAll
    @SuppressWarnings("ConstantValue") // without the data no shop was started
    void stop() {
        if (shop != null) {
            shop.close();
        }
    }

    @Test
    void everyProductIsAccepted() {
        ImportRun.expectCounts(ended, COUNT, 0, 0);
        assertThat(total("")).isEqualTo(COUNT);
    }

    @Test
    void brandsAreComplete() {
        Map<String, Long> counts = rows.stream()
                .filter(row -> !row.brand().isEmpty())
                .collect(Collectors.groupingBy(Row::brand, Collectors.counting()));
        List<Map.Entry<String, Long>> largest = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(20)
                .toList();

        assertThat(largest).allSatisfy(brand -> assertThat(total("&brand=" + encoded(brand.getKey())))
                .isEqualTo(brand.getValue().intValue()));
    }

    @Test
    void categoriesCountWhatIsBelowThem() {
        Map<String, Long> counts = rows.stream()
                .collect(Collectors.groupingBy(row -> row.category().replaceFirst("/.*", ""), Collectors.counting()));
        JsonNode tree = shop.anonymous().get("/v1/categories").expect(200).at("/items");

        assertThat(tree.valueStream()
                        .collect(Collectors.toMap(node -> node.get("name").asString(), node -> node.get("productCount")
                                .asLong())))
                .isEqualTo(counts);
        assertThat(tree.valueStream()).allSatisfy(node -> assertThat(
                        total("&category=" + node.get("slug").asString()))
                .isEqualTo(node.get("productCount").asInt()));
    }

    @Test
    void pricesAndStockAreComplete() {
        assertThat(total("&minPrice=10000&maxPrice=20000"))
                .isEqualTo(count(row -> row.price() >= 10_000 && row.price() <= 20_000));
        assertThat(total("&inStock=true")).isEqualTo(count(row -> row.stock() > 0));
        assertThat(total("&inStock=false&brand=HP"))
                .isEqualTo(count(row -> row.stock() == 0 && row.brand().equals("HP")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"price", "-price"})
    void allPagesTogetherHaveEachProductOnceInTheOrderOfPrices(String sort) {
        List<String> ids = new ArrayList<>();
        List<Long> prices = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = shop.anonymous()
                    .get("/v1/products?limit=100&sort=" + sort + cursor)
                    .expect(200);
            page.at("/items").valueStream().forEach(item -> {
                ids.add(item.get("id").asString());
                prices.add(item.get("price").get("amount").asLong());
            });
            cursor = page.at("/nextCursor").isNull() ? "" : "&cursor=" + page.text("/nextCursor");
        } while (!cursor.isEmpty() && ids.size() <= COUNT);

        assertThat(ids).hasSize(COUNT).doesNotHaveDuplicates();
        Comparator<Long> order = Comparator.naturalOrder();
        assertThat(prices)
                .isEqualTo(rows.stream()
                        .map(Row::price)
                        .sorted(sort.equals("price") ? order : order.reversed())
                        .toList());
    }

    @Test
    void everyInvariantHolds() {
        assertThat(shop.bean(io.merkato.platform.invariants.Invariants.class).violations())
                .isEmpty();
    }

    private int total(String filter) {
        return shop.anonymous().get("/v1/products?limit=1" + filter).expect(200).number("/total");
    }

    private int count(Predicate<Row> condition) {
        return Math.toIntExact(rows.stream().filter(condition).count());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<Row> rows(byte[] file) throws IOException {
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(file));
                Stream<String> lines = new String(plain.readAllBytes(), StandardCharsets.UTF_8).lines()) {
            return lines.map(line -> row(JsonMapper.shared().readTree(line))).toList();
        }
    }

    private static Row row(JsonNode line) {
        return new Row(
                line.path("brand").asString(""),
                line.path("category").asString(""),
                line.get("priceMinor").asLong(),
                line.path("stock").asInt(0));
    }

    private record Row(String brand, String category, long price, int stock) {}
}
