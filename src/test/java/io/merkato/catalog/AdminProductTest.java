package io.merkato.catalog;

import static io.merkato.catalog.ProductBody.texts;
import static io.merkato.catalog.ProductBody.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Customer;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@ShopTest
class AdminProductTest {

    private static final String PATH = "/v1/admin/products/";

    @Test
    void aNewProductIsAtItsLocation(Shop shop) {
        Answer made = ProductBody.active("Kettle").brand("Brass & Co").create(shop);

        assertThat(made.header("location")).isEqualTo(PATH + made.text("/id"));
        Answer read = shop.admin().get(made.header("location")).expect(200);
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.text("/title")).isEqualTo("Kettle");
        assertThat(read.text("/brand")).isEqualTo("Brass & Co");
        assertThat(read.text("/status")).isEqualTo("active");
    }

    @Test
    void aProductIsADraftUnlessSaidOtherwise(Shop shop) {
        Answer made = shop.admin()
                .post("/v1/admin/products", """
                        {"title":"Plain","variants":[{"sku":"%s","price":{"amount":1,"currency":"EUR"}}]}
                        """.formatted(unique("SKU-")))
                .expect(201);

        assertThat(made.text("/status")).isEqualTo("draft");
        assertThat(made.at("/images").isEmpty()).isTrue();
        assertThat(made.text("/description")).isEmpty();
    }

    @Test
    void attributesKeepTheirTypes(Shop shop) {
        Answer made = ProductBody.active("Lamp")
                .attribute("Colour", "\"Red\"")
                .attribute("weight g", "1200")
                .attribute("height m", "0.45")
                .attribute("dimmable", "true")
                .create(shop);

        assertThat(made.at("/attributes")).isEqualTo(JsonMapper.shared().readTree("""
                {"Colour":"Red","weight g":1200,"height m":0.45,"dimmable":true}"""));
        assertThat(shop.anonymous().get("/v1/products/" + made.text("/id")).at("/attributes"))
                .isEqualTo(made.at("/attributes"));
    }

    @Test
    void imagesAreAddressesOrObjects(Shop shop) {
        Answer made = ProductBody.active("Poster").with("images", """
                        ["https://cdn.example.org/a.jpg", {"url":"/images/b.svg","alt":"From behind"}]""").create(shop);

        assertThat(made.at("/images").toString()).isEqualTo("""
                [{"url":"https://cdn.example.org/a.jpg","alt":null},{"url":"%s/images/b.svg","alt":"From behind"}]""".formatted(shop.address()));
    }

    @Test
    void optionsGatherWhatTheVariantsBringUp(Shop shop) {
        Answer made = ProductBody.active("Shirt")
                .variant(unique("S-"), 1000, 1, "{\"Size\":\"S\",\"Colour\":\"Red\"}")
                .variant(unique("M-"), 1000, 1, "{\"Size\":\"M\",\"Colour\":\"Red\"}")
                .variant(unique("B-"), 1000, 1, "{\"Size\":\"S\",\"Colour\":\"Blue\"}")
                .create(shop);

        assertThat(made.at("/options").valueStream().map(option -> option.toString()))
                .containsExactlyInAnyOrder("""
                        {"name":"Size","values":["S","M"]}""", """
                        {"name":"Colour","values":["Red","Blue"]}""");
        assertThat(texts(made.at("/variants"), "title")).contains("S / Red");
    }

    @Test
    void aPatchLeavesWhatIsAbsent(Shop shop) {
        Answer made = ProductBody.active("Before")
                .brand("Stays")
                .attribute("kept", "1")
                .with("description", "\"Long text\"")
                .with("images", "[\"/images/a.svg\"]")
                .create(shop);

        Answer patched = shop.admin()
                .patch(PATH + made.text("/id"), "{\"title\":\"After\"}")
                .expect(200);

        assertThat(patched.text("/title")).isEqualTo("After");
        for (String same : new String[] {
            "id", "slug", "brand", "status", "description", "images", "attributes", "variants", "createdAt"
        }) {
            assertThat(patched.at("/" + same)).as(same).isEqualTo(made.at("/" + same));
        }
        assertThat(patched.text("/updatedAt")).isNotEqualTo(made.text("/updatedAt"));
    }

    @Test
    void aProductIsExemptFromWithdrawalFromWhenItSaysSoUntilItSaysOtherwise(Shop shop) {
        Product product = shop.product(1000, 7);
        expectExempt(product, false);

        product.change("{\"withdrawalExempt\":true}").expect(200);
        expectExempt(product, true);
        product.change("{\"title\":\"To measure\"}").expect(200);
        product.change("{\"withdrawalExempt\":null}").expect(200);
        expectExempt(product, true);
        product.change("{\"withdrawalExempt\":false}").expect(200);

        expectExempt(product, false);
        assertThat(ProductBody.active("Cut to size")
                        .with("withdrawalExempt", "true")
                        .create(shop)
                        .at("/withdrawalExempt")
                        .asBoolean())
                .isTrue();
    }

    private static void expectExempt(Product product, boolean exempt) {
        Client admin = product.shop().admin();
        assertThat(admin.get(product.path()).at("/withdrawalExempt").asBoolean())
                .isEqualTo(exempt);
        Answer page = product.shop().anonymous().get("/v1/products/" + product.id());
        assertThat(page.at("/withdrawalExempt").asBoolean()).isEqualTo(exempt);
    }

    @Test
    void aPatchThatDoesNotNameVariantsLeavesTheStock(Shop shop) {
        Product product = shop.product(1000, 7);

        product.change("{\"brand\":\"New\"}").expect(200);

        assertThat(product.available()).isEqualTo(7);
    }

    @Test
    void aVariantWithAKnownSkuKeepsItsIdAndStock(Shop shop) {
        String kept = unique("KEPT-");
        String added = unique("ADDED-");
        Answer made = ProductBody.active("Bowl").variant(kept, 1000, 3).create(shop);

        Answer patched = shop.admin()
                .patch(PATH + made.text("/id"), """
                        {"variants":[
                          {"sku":"%s","options":{"Size":"L"},"price":{"amount":700,"currency":"EUR"}},
                          {"sku":"%s","options":{"Size":"S"},"price":{"amount":1500,"currency":"EUR"}}]}
                        """.formatted(added, kept))
                .expect(200);

        assertThat(texts(patched.at("/variants"), "sku")).containsExactly(added, kept);
        assertThat(patched.text("/variants/1/id")).isEqualTo(made.text("/variants/0/id"));
        assertThat(patched.number("/variants/1/price/amount")).isEqualTo(1500);
        Answer seen = shop.anonymous().get("/v1/products/" + made.text("/id"));
        assertThat(seen.number("/variants/0/available")).isZero();
        assertThat(seen.number("/variants/1/available")).isEqualTo(3);
    }

    @Test
    void aVariantThatIsNotNamedIsRemovedAndItsSkuIsFree(Shop shop) {
        String gone = unique("GONE-");
        String kept = unique("KEPT-");
        Answer made = ProductBody.active("Cup")
                .variant(gone, 1000, 3, "{\"Size\":\"S\"}")
                .variant(kept, 2000, 3, "{\"Size\":\"M\"}")
                .create(shop);

        Answer patched =
                shop.admin().patch(PATH + made.text("/id"), """
                        {"variants":[{"sku":"%s","price":{"amount":2000,"currency":"EUR"}}]}
                        """.formatted(kept)).expect(200);

        assertThat(texts(patched.at("/variants"), "sku")).containsExactly(kept);
        ProductBody.active("Another").variant(gone, 500, 1).create(shop);
    }

    @Test
    void aRemovedVariantThatWasOrderedStaysInTheOrder(Shop shop) {
        Product product = ProductBody.active("Vase").createProduct(shop);
        SentOrder order = shop.guestWith(product, 2).order().isConfirmed();

        product.change("""
                        {"variants":[{"sku":"%s","price":{"amount":2000,"currency":"EUR"}}]}
                        """.formatted(unique("NEW-"))).expect(200);

        assertThat(shop.admin().get(product.path()).at("/variants")).hasSize(1);
        assertThat(order.read().text("/items/0/sku")).isEqualTo(product.sku());
    }

    @Test
    void aProductThatWasNeverOrderedIsDeleted(Shop shop) {
        String sku = unique("SKU-");
        Answer made = ProductBody.active("Short-lived").variant(sku, 100, 1).create(shop);

        shop.admin().delete(PATH + made.text("/id")).expect(204);

        shop.admin().get(PATH + made.text("/id")).expectProblem(404, "NOT_FOUND");
        shop.anonymous().get("/v1/products/" + made.text("/id")).expectProblem(404, "NOT_FOUND");
        ProductBody.active("Short-lived").variant(sku, 100, 1).create(shop);
    }

    @Test
    void aProductThatWasOrderedIsArchived(Shop shop) {
        Product product = ProductBody.active("Classic").createProduct(shop);
        SentOrder order = shop.guestWith(product, 1).order().isConfirmed();

        product.deleted();

        assertThat(shop.admin().get(product.path()).expect(200).text("/status")).isEqualTo("archived");
        shop.anonymous().get("/v1/products/" + product.id()).expectProblem(404, "NOT_FOUND");
        assertThat(shop.admin()
                        .get("/v1/admin/products?status=archived")
                        .at("/items")
                        .valueStream()
                        .map(item -> item.get("id").asString()))
                .contains(product.id());
        assertThat(order.read().text("/items/0/title")).isEqualTo("Classic");
    }

    @Test
    void aProductWhosePaymentWasDeclinedWasOrderedToo(Shop shop) {
        Product product = ProductBody.active("Refused").createProduct(shop);
        Customer customer = Customer.of(shop);
        customer.puts(product, 1);
        customer.order("tok_declined").isDeclined();

        product.deleted();

        shop.admin().get(product.path()).expect(200);
    }

    @Test
    void anOrderThatWasRefusedLeavesNoMark(Shop shop) {
        Product product = shop.product(100, 1);
        Customer customer = Customer.of(shop);
        customer.puts(product, 1);
        shop.product(100, 1).soldOut();
        product.change("""
                        {"variants":[{"sku":"%s","price":{"amount":100,"currency":"EUR"},"onHand":0}]}
                        """.formatted(product.sku())).expect(200);
        customer.order().isRefused(409, "INSUFFICIENT_STOCK");

        product.deleted();

        shop.admin().get(product.path()).expectProblem(404, "NOT_FOUND");
    }

    @Test
    void anArchivedProductCanBeSoldAgain(Shop shop) {
        Product product = ProductBody.active("Revival").createProduct(shop).archived();
        shop.anonymous().get("/v1/products/" + product.id()).expectProblem(404, "NOT_FOUND");

        product.activated();

        assertThat(product.available()).isEqualTo(5);
    }

    @Test
    void aDraftIsNotSeenPubliclyUntilItIsActive(Shop shop) {
        String brand = unique("Brand");
        Product product = ProductBody.draft("Secret").brand(brand).createProduct(shop);
        shop.anonymous().get("/v1/products/" + product.id()).expectProblem(404, "NOT_FOUND");
        shop.anonymous().get("/v1/products/" + product.made().text("/slug")).expectProblem(404, "NOT_FOUND");
        assertThat(shop.anonymous().get("/v1/products?brand=" + brand).number("/total"))
                .isZero();
        shop.guest().triesToPut(product, 1).expectProblem(422, "VARIANT_UNAVAILABLE");

        product.activated();

        assertThat(shop.anonymous().get("/v1/products?brand=" + brand).number("/total"))
                .isEqualTo(1);
    }

    @Test
    void aStaleIfMatchIsRefusedAndChangesNothing(Shop shop) {
        String path = PATH + ProductBody.active("Contested").createId(shop);
        String stale = shop.admin().get(path).header("etag");
        shop.admin()
                .with("If-Match", stale)
                .patch(path, "{\"title\":\"First\"}")
                .expect(200);

        shop.admin()
                .with("If-Match", stale)
                .patch(path, "{\"title\":\"Second\"}")
                .expectProblem(412, "PRECONDITION_FAILED");
        shop.admin().with("If-Match", stale).delete(path).expectProblem(412, "PRECONDITION_FAILED");

        assertThat(shop.admin().get(path).text("/title")).isEqualTo("First");
    }

    @Test
    void anUnchangedProductIsNotSentAgain(Shop shop) {
        String path = PATH + ProductBody.active("Same").createId(shop);
        String tag = shop.admin().get(path).header("etag");

        Answer again = shop.admin().with("If-None-Match", tag).get(path);

        assertThat(tag).startsWith("\"");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void aRepeatedCreationWithItsKeyMakesOneProduct(Shop shop) {
        var keyed = shop.admin().withNewKey();
        String body = ProductBody.active("Once").toString();

        Answer first = keyed.post("/v1/admin/products", body).expect(201);
        Answer second = keyed.post("/v1/admin/products", body).expect(201);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("idempotency-replayed")).isEqualTo("true");
        assertThat(second.header("location")).isEqualTo(first.header("location"));
    }

    @Test
    void theListOfAllProductsHasEveryStatusAndCanBeNarrowed(Shop shop) {
        String draft = ProductBody.draft("A draft").createId(shop);
        String active = ProductBody.active("An active one").createId(shop);

        assertThat(ProductBody.ids(shop.admin().get("/v1/admin/products?limit=2")))
                .containsExactly(active, draft);
        assertThat(ProductBody.ids(shop.admin().get("/v1/admin/products?status=draft&limit=1")))
                .containsExactly(draft);
        shop.admin().get("/v1/admin/products?status=sold").expectProblem(400, "INVALID_PARAMETER");
    }

    @Test
    void absentProductsCannotBeChanged(Shop shop) {
        String absent = PATH + "0198c0de-0000-7000-8000-000000000000";

        shop.admin().get(absent).expectProblem(404, "NOT_FOUND");
        shop.admin().patch(absent, "{\"title\":\"x\"}").expectProblem(404, "NOT_FOUND");
        shop.admin().delete(absent).expectProblem(404, "NOT_FOUND");
        shop.admin().get(PATH + "no-id").expectProblem(404, "NOT_FOUND");
    }

    @Test
    void onlyStaffMayWrite(Shop shop) {
        String path = PATH + ProductBody.active("Guarded").createId(shop);
        var customer = shop.customer();

        customer.post("/v1/admin/products", ProductBody.active("No").toString()).expectProblem(403, "FORBIDDEN");
        customer.delete(path).expectProblem(403, "FORBIDDEN");
        shop.anonymous().patch(path, "{\"title\":\"No\"}").expectProblem(401, "UNAUTHENTICATED");
        shop.anonymous().get(path).expectProblem(401, "UNAUTHENTICATED");
    }
}
