package io.merkato.imports;

import static io.merkato.imports.ImportRun.NDJSON;
import static io.merkato.imports.ImportRun.branded;
import static io.merkato.imports.ImportRun.errors;
import static io.merkato.imports.ImportRun.expectCounts;
import static io.merkato.imports.ImportRun.product;
import static io.merkato.imports.ImportRun.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@ShopTest
class NdjsonImportTest {

    private final String brand = unique("Brand-");

    @Test
    void aLineBecomesAProduct(Shop shop) {
        String slug = unique("imported-");
        String top = unique("Top ");

        Answer ended = ImportRun.of(shop, NDJSON, """
                {"sku":"%s","slug":"%s","title":"Toner 80","model":"T80","brand":"%s","description":"Black",\
                "category":"%s/Toner","priceMinor":1999,"currency":"EUR","stock":7,\
                "gtins":["1234","0882780756328"],"images":["https://img.example.org/1.jpg"],\
                "releasedAt":"2006-07-01T00:00:00Z","attributes":{"type":"Original","width":56,"recycled":true}}
                """.formatted(unique("SKU-"), slug, brand, top));

        expectCounts(ended, 1, 0, 0);
        assertThat(ended.at("/errors").isEmpty()).isTrue();
        assertThat(ended.text("/endedAt")).isNotBlank();
        Answer product = product(shop, slug);
        assertThat(product.text("/title")).isEqualTo("Toner 80");
        assertThat(product.text("/description")).isEqualTo("Black");
        assertThat(product.text("/brand")).isEqualTo(brand);
        assertThat(product.text("/categories/0/name")).isEqualTo("Toner");
        assertThat(product.text("/images/0/url")).isEqualTo("https://img.example.org/1.jpg");
        assertThat(product.number("/variants/0/price/amount")).isEqualTo(1999);
        assertThat(product.number("/variants/0/available")).isEqualTo(7);
        assertThat(product.text("/variants/0/gtin")).as("the first valid one").isEqualTo("0882780756328");
        assertThat(product.text("/attributes/type")).isEqualTo("Original");
        assertThat(product.number("/attributes/width")).isEqualTo(56);
        assertThat(product.at("/attributes/recycled").asBoolean()).isTrue();
        assertThat(product.text("/attributes/model")).isEqualTo("T80");
    }

    @Test
    void anImportHasALocation(Shop shop) {
        Answer accepted = ImportRun.send(shop.admin(), NDJSON, ImportRun.bytes(line(unique("SKU-"), 100)))
                .expect(202);

        assertThat(accepted.header("location")).isEqualTo(ImportRun.PATH + "/" + accepted.text("/id"));
        ImportRun.ended(shop, accepted, java.time.Duration.ofSeconds(30));
    }

    @Test
    void aKnownSkuIsChangedAndTheRestIsMade(Shop shop) {
        String known = unique("SKU-");
        expectCounts(ImportRun.of(shop, NDJSON, line(known, 100)), 1, 0, 0);
        String id = branded(shop, brand).text("/items/0/id");

        Answer ended = ImportRun.of(shop, NDJSON, line(known, 250) + line(unique("SKU-"), 300));

        expectCounts(ended, 1, 1, 0);
        assertThat(branded(shop, brand).number("/total")).isEqualTo(2);
        assertThat(product(shop, id).number("/variants/0/price/amount")).isEqualTo(250);
    }

    @Test
    void theSameFileAgainMakesNothingNew(Shop shop) {
        String file = line(unique("SKU-"), 100) + line(unique("SKU-"), 200) + line(unique("SKU-"), 300);
        expectCounts(ImportRun.of(shop, NDJSON, file), 3, 0, 0);
        JsonNode before = branded(shop, brand).at("/items");

        expectCounts(ImportRun.of(shop, NDJSON, file), 0, 3, 0);

        assertThat(branded(shop, brand).at("/items")).isEqualTo(before);
    }

    @Test
    void stockIsSetWhereItIsGivenAndLeftWhereItIsNot(Shop shop) {
        String sku = unique("SKU-");
        ImportRun.of(shop, NDJSON, line(sku, 100, "\"stock\":9"));
        String id = branded(shop, brand).text("/items/0/id");
        assertThat(shop.available(id)).isEqualTo(9);

        ImportRun.of(shop, NDJSON, line(sku, 100));
        assertThat(shop.available(id)).isEqualTo(9);

        ImportRun.of(shop, NDJSON, line(sku, 100, "\"stock\":0"));
        assertThat(shop.available(id)).isZero();
        assertThat(branded(shop, brand).at("/items/0/inStock").asBoolean()).isFalse();
    }

    @Test
    void whatIsMissingOfACategoryPathIsMadeOnce(Shop shop) {
        String top = unique("Top ");

        expectCounts(
                ImportRun.of(
                        shop,
                        NDJSON,
                        line(unique("SKU-"), 1, "\"category\":\"%s/Cables/USB\"".formatted(top))
                                + line(unique("SKU-"), 1, "\"category\":\"%s / Cables\"".formatted(top))
                                + line(unique("SKU-"), 1, "\"category\":\"%s/Power\"".formatted(top))),
                3,
                0,
                0);

        JsonNode seen = shop.anonymous()
                .get("/v1/categories")
                .at("/items")
                .valueStream()
                .filter(node -> node.get("name").asString().equals(top))
                .collect(Collectors.collectingAndThen(Collectors.toList(), List::getFirst));
        assertThat(seen.get("productCount").asInt()).isEqualTo(3);
        assertThat(seen.get("children")
                        .valueStream()
                        .map(child -> child.get("name").asString()
                                + " "
                                + child.get("productCount").asInt()))
                .containsExactly("Cables 2", "Power 1");
    }

    @Test
    void ofASkuThatStandsTwiceTheLastLineStays(Shop shop) {
        String sku = unique("SKU-");

        expectCounts(ImportRun.of(shop, NDJSON, line(sku, 100) + line(sku, 200) + line(sku, 300)), 1, 2, 0);

        assertThat(branded(shop, brand).number("/total")).isEqualTo(1);
        assertThat(branded(shop, brand).number("/items/0/price/amount")).isEqualTo(300);
    }

    @Test
    void badLinesAreReportedByNumberAndSkipped(Shop shop) {
        Answer ended = ImportRun.of(
                shop,
                NDJSON,
                line(unique("SKU-"), 100) // line 1
                        + "{\"sku\":\n"
                        + "\n"
                        + "[1]\n"
                        + line(unique("SKU-"), 100, "\"colour\":\"red\"") // 5
                        + "{\"sku\":\"X\",\"priceMinor\":1}\n"
                        + line(unique("SKU-"), -1)
                        + line(unique("SKU-"), 100, "\"currency\":\"USD\"")
                        + line("has\\u00e4umlaut", 100)
                        + line(unique("SKU-"), 100, "\"stock\":-5") // 10
                        + line(unique("SKU-"), 100, "\"priceMinor\":\"2\"")
                        + line(unique("SKU-"), 100, "\"description\":\"\\u0000\"")
                        + line(unique("SKU-"), 100, "\"images\":[null]")
                        + line(unique("SKU-"), 100, "\"attributes\":{\"a\":{}}")
                        + line(unique("SKU-"), 200)); // 15

        expectCounts(ended, 2, 0, 12);
        assertThat(errors(ended))
                .containsExactly(
                        "2 MALFORMED_JSON",
                        "4 MALFORMED_JSON",
                        "5 UNKNOWN_FIELD",
                        "6 VALIDATION_FAILED",
                        "7 VALIDATION_FAILED",
                        "8 VALIDATION_FAILED",
                        "9 VALIDATION_FAILED",
                        "10 VALIDATION_FAILED",
                        "11 MALFORMED_JSON",
                        "12 INVALID_TEXT",
                        "13 VALIDATION_FAILED",
                        "14 VALIDATION_FAILED");
        assertThat(ended.text("/errors/5/detail")).contains("/currency");
        assertThat(branded(shop, brand).number("/total")).isEqualTo(2);
    }

    @Test
    void aLineThatIsRefusedLeavesNothingBehind(Shop shop) {
        String owner = unique("SKU-");
        String slug = unique("slug-");
        expectCounts(
                ImportRun.of(shop, NDJSON, line(owner, 100) + line(unique("SKU-"), 200, "\"slug\":\"" + slug + "\"")),
                2,
                0,
                0);
        Answer before = branded(shop, brand);
        String category = unique("Never ");

        Answer ended = ImportRun.of(
                shop,
                NDJSON,
                line(owner, 999, "\"slug\":\"%s\",\"stock\":1,\"category\":\"%s\"".formatted(slug, category)));

        expectCounts(ended, 0, 0, 1);
        assertThat(errors(ended)).containsExactly("1 SKU_TAKEN");
        assertThat(branded(shop, brand).body()).isEqualTo(before.body());
        assertThat(shop.anonymous().get("/v1/categories").body()).doesNotContain(category);
    }

    @Test
    void aLineSaysWhetherItsProductIsExemptFromWithdrawal(Shop shop) {
        String sku = unique("SKU-");
        expectCounts(ImportRun.of(shop, NDJSON, line(sku, 100, "\"withdrawalExempt\":true")), 1, 0, 0);
        String id = branded(shop, brand).text("/items/0/id");
        assertThat(product(shop, id).at("/withdrawalExempt").asBoolean()).isTrue();

        expectCounts(ImportRun.of(shop, NDJSON, line(sku, 200)), 0, 1, 0);
        assertThat(product(shop, id).at("/withdrawalExempt").asBoolean())
                .as("it did not say")
                .isTrue();
        expectCounts(ImportRun.of(shop, NDJSON, line(sku, 200, "\"withdrawalExempt\":false")), 0, 1, 0);

        assertThat(product(shop, id).at("/withdrawalExempt").asBoolean()).isFalse();
    }

    @Test
    void oneBadLineAmongManyCostsOnlyItself(Shop shop) {
        String file = IntStream.rangeClosed(1, 300)
                .mapToObj(i -> line(unique("SKU-"), i == 137 ? 99_999_999_999_999L : i))
                .collect(Collectors.joining());

        Answer ended = ImportRun.of(shop, NDJSON, file);

        expectCounts(ended, 299, 0, 1);
        assertThat(errors(ended)).containsExactly("137 VALIDATION_FAILED");
        assertThat(branded(shop, brand).number("/total")).isEqualTo(299);
    }

    @Test
    void gzipIsRecognizedWithAndWithoutAHeader(Shop shop) {
        byte[] first = ImportRun.gzip(ImportRun.bytes(line(unique("SKU-"), 100)));
        byte[] second = ImportRun.gzip(ImportRun.bytes(line(unique("SKU-"), 100)));

        expectCounts(ImportRun.of(shop, NDJSON, first), 1, 0, 0);
        Answer accepted = ImportRun.send(shop.admin().with("Content-Encoding", "gzip"), NDJSON, second)
                .expect(202);
        expectCounts(ImportRun.ended(shop, accepted, java.time.Duration.ofSeconds(30)), 1, 0, 0);
    }

    @Test
    void aMarkAndWindowsLineEndsAndAMissingLastOneAreFine(Shop shop) {
        String file = "\ufeff" + line(unique("SKU-"), 100).strip() + "\r\n\r\n"
                + line(unique("SKU-"), 200).strip();

        expectCounts(ImportRun.of(shop, NDJSON, file), 2, 0, 0);
    }

    @Test
    void productsOfOneTitleGetSlugsOfTheirOwn(Shop shop) {
        expectCounts(ImportRun.of(shop, NDJSON, line(unique("SKU-"), 1) + line(unique("SKU-"), 1)), 2, 0, 0);

        assertThat(branded(shop, brand).at("/items").valueStream().map(item -> item.get("slug")
                        .asString()))
                .doesNotHaveDuplicates();
    }

    private String line(String sku, long priceMinor) {
        return line(sku, priceMinor, "\"model\":\"M\"");
    }

    private String line(String sku, long priceMinor, String more) {
        return "{\"sku\":\"%s\",\"title\":\"Imported thing\",\"brand\":\"%s\",\"priceMinor\":%s,%s}\n"
                .formatted(sku, brand, priceMinor, more);
    }
}
