package io.merkato.imports;

import static io.merkato.imports.ImportRun.errors;
import static io.merkato.imports.ImportRun.expectCounts;
import static io.merkato.imports.ImportRun.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Customer;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reviews that were written elsewhere. */
@ShopTest
class ReviewImportTest {

    private static final String NDJSON = "reviews-ndjson";
    private static final String JUDGE_ME = "judgeme-csv";
    private static final String SHOPIFY = "shopify-reviews-csv";
    private static final String JUDGE_ME_HEADER =
            "title,body,rating,review_date,source,curated,reviewer_name,reviewer_email,product_id,product_handle,reply,"
                    + "reply_date,picture_urls,ip_address,location,metaobject_handle\n";
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void reviewsOfJudgeMeComeInOnceWithTheirDates(Shop shop) {
        String handle = imported(shop);
        String table = JUDGE_ME_HEADER + """
                Bright,"Very
                bright.",5,2025-03-02 10:12:00 UTC,web,ok,Ada L.,%1$s@example.com,77,%2$s,Thanks!,2025-03-03 08:00:00 UTC,,,,m-1
                ,,3,2025-03-01,web,,Bob,,77,%2$s,,,,,,
                Buy,Pills,1,2025-03-02 10:12:00 UTC,web,spam,Eve,,77,%2$s,,,,,,
                Wait,For it,1,2025-03-02 10:12:00 UTC,web,not-yet,Tim,,77,%2$s,,,,,,
                """.formatted(UUID.randomUUID(), handle);

        expectCounts(ImportRun.of(shop, JUDGE_ME, table), 4, 0, 0);

        Answer reviews = reviews(shop, handle);
        assertThat(reviews.at("/items")).hasSize(2);
        JsonNode first = reviews.at("/items/0");
        assertThat(first.get("title").asString()).isEqualTo("Bright");
        assertThat(first.get("body").asString()).isEqualTo("Very\nbright.");
        assertThat(first.get("author").asString()).isEqualTo("Ada L.");
        assertThat(first.get("createdAt").asString()).isEqualTo("2025-03-02T10:12:00Z");
        assertThat(first.get("imported").asBoolean()).isTrue();
        assertThat(first.get("verifiedPurchase").asBoolean()).isFalse();
        assertThat(first.at("/answer/text").asString()).isEqualTo("Thanks!");
        assertThat(first.at("/answer/answeredAt").asString()).isEqualTo("2025-03-03T08:00:00Z");
        assertThat(first.get("editedAt").isNull()).isTrue();
        assertThat(reviews.text("/items/1/body")).isEmpty();
        assertSummary(reviews, "4.00", 2);

        expectCounts(ImportRun.of(shop, JUDGE_ME, table), 0, 4, 0);

        Answer again = reviews(shop, handle);
        assertThat(again.at("/items")).isEqualTo(reviews.at("/items"));
        assertThat(again.at("/summary")).isEqualTo(reviews.at("/summary"));
    }

    @Test
    void reviewsOfShopifyComeInAndWhatWasEditedThereIsEditedHere(Shop shop) {
        String handle = imported(shop);
        String table = """
                product_handle,state,rating,title,author,email,location,body,reply,created_at,replied_at
                %1$s,published,2,So so,Ada,,,Not bad.,,2019-05-13 08:54:14 -0400,
                %1$s,unpublished,1,Hm,Bob,,,Bad.,,2019-05-13 08:54:14 -0400,
                """.formatted(handle);
        expectCounts(ImportRun.of(shop, SHOPIFY, table), 2, 0, 0);
        String id = reviews(shop, handle).text("/items/0/id");
        assertSummary(reviews(shop, handle), "2.00", 1);

        String edited = table.replace("2,So so,Ada,,,Not bad.,", "4,Good,ada,,,\"Better, now.\",Thanks")
                .replace("unpublished", "published");
        expectCounts(ImportRun.of(shop, SHOPIFY, edited), 0, 2, 0);

        Answer reviews = reviews(shop, handle);
        assertThat(reviews.at("/items")).hasSize(1);
        assertThat(reviews.text("/items/0/id")).isEqualTo(id);
        assertThat(reviews.text("/items/0/title")).isEqualTo("Good");
        assertThat(reviews.text("/items/0/author")).isEqualTo("ada");
        assertThat(reviews.text("/items/0/body")).isEqualTo("Better, now.");
        assertThat(reviews.text("/items/0/answer/text")).isEqualTo("Thanks");
        assertThat(reviews.text("/items/0/createdAt")).isEqualTo("2019-05-13T12:54:14Z");
        assertSummary(reviews, "4.00", 1);
    }

    @Test
    void linesOfNdjsonNameTheirProductByIdSlugHandleOrSku(Shop shop) {
        Product lamp = shop.product(1000, 1);
        String handle = imported(shop);
        String lines = line("\"product\":\"" + lamp.id() + "\"", 5, "a")
                + line("\"product\":\"" + lamp.made().text("/slug") + "\"", 4, "b")
                + line("\"sku\":\"" + lamp.sku() + "\"", 3, "c")
                + line("\"product\":\"" + handle + "\"", 2, "d")
                + line("\"product\":\"" + UUID.randomUUID() + "\"", 1, "e")
                + line("\"product\":\"" + lamp.id().toUpperCase(Locale.ROOT) + "\"", 5, "f")
                + line("\"sku\":\"" + handle + "\"", 1, "g")
                + line("\"product\":\"" + lamp.id() + "\",\"stars\":1", 1, "h");

        Answer ended = ImportRun.of(shop, NDJSON, lines);

        expectCounts(ended, 5, 0, 3);
        assertThat(errors(ended)).containsExactly("8 UNKNOWN_FIELD", "5 PRODUCT_UNKNOWN", "7 PRODUCT_UNKNOWN");
        Answer reviews = reviews(shop, lamp.id());
        assertSummary(reviews, "4.25", 4);
        assertThat(reviews.at("/summary/histogram").toString()).isEqualTo("{\"1\":0,\"2\":0,\"3\":1,\"4\":1,\"5\":2}");
        assertSummary(reviews(shop, handle), "2.00", 1);
    }

    @Test
    void aReviewWithAnIdIsTheSameWhateverElseOfItHasChanged(Shop shop) {
        Product lamp = shop.product(1000, 1);
        Product mug = shop.product(1000, 1);
        String id = "r-" + UUID.randomUUID();
        String line = """
                {"id":"%s","sku":"%s","rating":%s,"author":"%s","createdAt":"%s"}
                """;
        expectCounts(ImportRun.of(shop, NDJSON, line.formatted(id, lamp.sku(), 1, "Ada", "2025-01-01")), 1, 0, 0);

        expectCounts(ImportRun.of(shop, NDJSON, line.formatted(id, lamp.sku(), 5, "Bob", "2025-01-02")), 0, 1, 0);
        Answer moved = ImportRun.of(shop, NDJSON, line.formatted(id, mug.sku(), 5, "Bob", "2025-01-02"));

        expectCounts(moved, 0, 0, 1);
        assertThat(errors(moved)).containsExactly("1 REVIEW_OF_OTHER_PRODUCT");
        Answer reviews = reviews(shop, lamp.id());
        assertThat(reviews.text("/items/0/author")).isEqualTo("Bob");
        assertThat(reviews.text("/items/0/createdAt")).isEqualTo("2025-01-02T00:00:00Z");
        assertSummary(reviews, "5.00", 1);
        assertSummary(reviews(shop, mug.id()), "0.00", 0);
    }

    @Test
    void badRowsAreReportedAndTheOthersGoIn(Shop shop) {
        String handle = imported(shop);
        String table = """
                product_handle,state,rating,title,author,email,body,created_at
                %1$s,published,5,,Ada,,Fine,2025-03-02
                %1$s,published,6,,Bob,,Fine,2025-03-02
                %1$s,published,5,,Tim,,Fine,03/04/2025
                nobody-%1$s,published,5,,Eve,,Fine,2025-03-02
                %1$s,published,5,,Jim,,Fine,2125-03-02
                %1$s,published,4,,ada,,Again,2025-03-02
                """.formatted(handle);

        Answer ended = ImportRun.of(shop, SHOPIFY, table);

        expectCounts(ended, 1, 0, 5);
        assertThat(errors(ended))
                .containsExactlyInAnyOrder(
                        "3 VALIDATION_FAILED",
                        "4 TIME_UNCERTAIN",
                        "5 PRODUCT_UNKNOWN",
                        "6 TIME_IN_FUTURE",
                        "7 VALIDATION_FAILED");
        assertSummary(reviews(shop, handle), "5.00", 1);
    }

    @Test
    void aReviewWithTheAddressOfAnAccountIsTheirs(Shop shop) {
        Product lamp = shop.product(1000, 9);
        Customer buyer = Customer.of(shop);
        Customer other = Customer.of(shop);
        buyer.puts(lamp, 1);
        deliver(shop, buyer.order().isConfirmed());
        String lines = authored(lamp, buyer.email().toUpperCase(Locale.ROOT), "2025-01-01", "First")
                + authored(lamp, buyer.email(), "2025-01-02", "Second")
                + authored(lamp, other.email(), "2025-01-03", "Other")
                + authored(lamp, UUID.randomUUID() + "@example.com", "2025-01-04", "Nobody's");

        expectCounts(ImportRun.of(shop, NDJSON, lines), 3, 0, 1);

        JsonNode mine = buyer.client().get("/v1/me/reviews").expect(200).at("/items");
        assertThat(mine).hasSize(1);
        assertThat(mine.get(0).get("body").asString()).isIn("First", "Second");
        assertThat(mine.get(0).get("verifiedPurchase").asBoolean()).isTrue();
        JsonNode others = other.client().get("/v1/me/reviews").expect(200).at("/items");
        assertThat(others.get(0).get("body").asString()).isEqualTo("Other");
        assertThat(others.get(0).get("verifiedPurchase").asBoolean()).isFalse();
        buyer.client()
                .post("/v1/products/" + lamp.id() + "/reviews", "{\"rating\":1,\"body\":\"Another\"}")
                .expectProblem(409, "ALREADY_REVIEWED");
        expectCounts(ImportRun.of(shop, NDJSON, lines), 0, 3, 1);
        assertSummary(reviews(shop, lamp.id()), "5.00", 3);
        assertThat(stored(shop, buyer.email())).isZero();
    }

    @Test
    void anAccountThatHasAReviewKeepsIt(Shop shop) {
        Product lamp = shop.product(1000, 1);
        Customer ada = Customer.of(shop);
        ada.client()
                .post("/v1/products/" + lamp.id() + "/reviews", "{\"rating\":1,\"body\":\"Written here.\"}")
                .expect(201);

        expectCounts(ImportRun.of(shop, NDJSON, authored(lamp, ada.email(), "2025-01-01", "Elsewhere")), 0, 0, 1);

        JsonNode mine = ada.client().get("/v1/me/reviews").expect(200).at("/items");
        assertThat(mine).hasSize(1);
        assertThat(mine.get(0).get("body").asString()).isEqualTo("Written here.");
        assertSummary(reviews(shop, lamp.id()), "1.00", 1);
    }

    @Test
    void whatItsAuthorChangesOrRemovesHereStaysSo(Shop shop) {
        Product lamp = shop.product(1000, 1);
        Customer ada = Customer.of(shop);
        Customer bob = Customer.of(shop);
        String lines = authored(lamp, ada.email(), "2025-01-01", "Elsewhere")
                + authored(lamp, bob.email(), "2025-01-02", "Elsewhere too");
        expectCounts(ImportRun.of(shop, NDJSON, lines), 2, 0, 0);
        ada.client()
                .patch("/v1/reviews/" + own(ada), "{\"rating\":2,\"body\":\"Changed here.\"}")
                .expect(200);
        bob.client().delete("/v1/reviews/" + own(bob)).expect(204);

        Answer again = ImportRun.of(shop, NDJSON, lines);

        expectCounts(again, 0, 2, 0);
        assertThat(warnings(again)).containsExactly("2 REVIEW_REMOVED");
        Answer reviews = reviews(shop, lamp.id());
        assertThat(reviews.at("/items")).hasSize(1);
        assertThat(reviews.text("/items/0/body")).isEqualTo("Changed here.");
        assertSummary(reviews, "2.00", 1);
    }

    @Test
    void aNameThatWasErasedDoesNotComeBack(Shop shop) {
        Product lamp = shop.product(1000, 1);
        Customer ada = Customer.of(shop);
        String line = authored(lamp, ada.email(), "2025-01-01", "Fine.");
        expectCounts(ImportRun.of(shop, NDJSON, line), 1, 0, 0);
        ada.client()
                .send("DELETE", "/v1/me", "{\"password\":\"" + Shop.PASSWORD + "\"}")
                .expect(204);

        expectCounts(ImportRun.of(shop, NDJSON, line.replace("Fine.", "Better.")), 0, 1, 0);

        Answer reviews = reviews(shop, lamp.id());
        assertThat(reviews.at("/items/0/author").isNull()).isTrue();
        assertThat(reviews.text("/items/0/body")).isEqualTo("Better.");
    }

    @Test
    void whatStaffDecidedAndAnsweredStays(Shop shop) {
        Product lamp = shop.product(1000, 1);
        String shown =
                "{\"id\":\"%1$s\",\"sku\":\"%2$s\",\"rating\":1,\"body\":\"Rude.\",\"createdAt\":\"2025-01-01\"}\n"
                        .formatted(UUID.randomUUID(), lamp.sku());
        expectCounts(ImportRun.of(shop, NDJSON, shown), 1, 0, 0);
        String id = reviews(shop, lamp.id()).text("/items/0/id");
        Client staff = shop.staff();
        staff.put("/v1/admin/reviews/" + id + "/answer", "{\"text\":\"From here.\"}")
                .expect(200);
        staff.withNewKey()
                .post("/v1/admin/reviews/" + id + "/rejection", "{\"reason\":\"Rude.\"}")
                .expect(200);

        String answered = shown.replace("Rude.", "Ruder.")
                .replace("}\n", ",\"answer\":\"From there.\",\"answeredAt\":\"2025-01-02\"}\n");
        expectCounts(ImportRun.of(shop, NDJSON, answered), 0, 1, 0);

        assertSummary(reviews(shop, lamp.id()), "0.00", 0);
        Answer review = staff.get("/v1/admin/reviews/" + id).expect(200);
        assertThat(review.text("/status")).isEqualTo("rejected");
        assertThat(review.text("/body")).isEqualTo("Ruder.");
        assertThat(review.text("/answer/text")).isEqualTo("From here.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<svg/onload=alert(1)><math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
                "\"><script>alert(1)</script>",
                "{{7*7}} ${7*7} <%= 7*7 %>",
                "&lt;script&gt; &amp; =cmd|' /C calc'!A0",
            })
    void markupComesBackAsTheTextItWas(String text, Shop shop) {
        Product lamp = shop.product(1000, 1);
        String quoted = JSON.writeValueAsString(text);

        expectCounts(
                ImportRun.of(
                        shop,
                        NDJSON,
                        "{\"sku\":\"%1$s\",\"rating\":5,\"title\":%2$s,\"body\":%2$s,\"author\":%3$s,\"answer\":%2$s,\"createdAt\":\"2025-01-01\"}"
                                .formatted(lamp.sku(), quoted, JSON.writeValueAsString(text.substring(0, 20)))),
                1,
                0,
                0);

        Answer reviews = reviews(shop, lamp.id());
        assertThat(reviews.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reviews.header("Content-Type")).startsWith("application/json");
        assertThat(reviews.text("/items/0/title")).isEqualTo(text);
        assertThat(reviews.text("/items/0/body")).isEqualTo(text);
        assertThat(reviews.text("/items/0/author"))
                .isEqualTo(text.substring(0, 20).strip());
        assertThat(reviews.text("/items/0/answer/text")).isEqualTo(text);
    }

    /** The handle of a product that was imported, with another slug than that. */
    private static String imported(Shop shop) {
        String handle = ImportRun.unique("Lamp_");
        expectCounts(
                ImportRun.of(shop, ImportRun.SHOPIFY, "Handle,Title,Variant Price\n%s,Lamp,5\n".formatted(handle)),
                1,
                0,
                0);
        return handle;
    }

    private static Answer reviews(Shop shop, String idOrHandle) {
        String path = idOrHandle.toLowerCase(Locale.ROOT).replace('_', '-');
        return shop.anonymous().get("/v1/products/" + path + "/reviews").expect(200);
    }

    private static void assertSummary(Answer reviews, String average, int count) {
        assertThat(reviews.at("/summary/average").decimalValue()).isEqualByComparingTo(average);
        assertThat(reviews.number("/summary/count")).isEqualTo(count);
    }

    private static String line(String product, int rating, String author) {
        return "{%s,\"rating\":%s,\"author\":\"%s\",\"createdAt\":\"2025-01-01\"}\n".formatted(product, rating, author);
    }

    private static String authored(Product product, String email, String date, String body) {
        return "{\"sku\":\"%s\",\"rating\":5,\"body\":\"%s\",\"author\":\"Somebody\",\"email\":\"%s\",\"createdAt\":\"%s\"}\n"
                .formatted(product.sku(), body, email, date);
    }

    private static String own(Customer author) {
        return author.client().get("/v1/me/reviews").expect(200).text("/items/0/id");
    }

    private static void deliver(Shop shop, SentOrder order) {
        String parcel = shop.staff()
                .withNewKey()
                .post("/v1/admin/orders/" + order.id() + "/shipments", "{\"carrier\":\"DHL\"}")
                .expect(201)
                .text("/id");
        shop.staff()
                .withNewKey()
                .post("/v1/admin/shipments/" + parcel + "/delivery", null)
                .expect(200);
        shop.expectNothingLeftOver();
    }

    /** How many rows of reviews hold an address in any of their texts. */
    private static int stored(Shop shop, String email) {
        return shop.bean(JdbcClient.class)
                .sql("select count(*)::int from reviews.review where review::text ilike :text")
                .param("text", "%" + email + "%")
                .query(Integer.class)
                .single();
    }
}
