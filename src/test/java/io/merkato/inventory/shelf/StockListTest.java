package io.merkato.inventory.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The stock as staff finds, sorts and reads it. */
@ShopTest
class StockListTest {

    @Test
    void aRowSaysWhatThereIsAndWhatOrdersHoldOfIt(Shop shop) {
        Product product = shop.product(1000, 7);
        shop.guestWith(product, 2).order().isConfirmed();

        Answer list = list(shop, "sku=" + product.sku());

        assertThat(list.at("/items")).hasSize(1);
        assertThat(list.text("/items/0/variantId")).isEqualTo(product.variant());
        assertThat(list.text("/items/0/title")).isEqualTo(product.title());
        assertThat(list.number("/items/0/onHand")).isEqualTo(7);
        assertThat(list.number("/items/0/reserved")).isEqualTo(2);
        assertThat(list.number("/items/0/available")).isEqualTo(5);
        assertThat(list.number("/items/0/lowStockThreshold")).isEqualTo(5);
        assertThat(list.at("/items/0/low").asBoolean()).isTrue();
    }

    @Test
    void aVariantIsFoundByAPartOfItsTitleAndWhateverItsProductsStatus(Shop shop) {
        String word = "Zw%_" + UUID.randomUUID();
        Product product = shop.product(1000, 3);
        product.change("{\"title\":\"A %s lamp\"}".formatted(word)).expect(200);
        product.archived();

        assertThat(skus(list(
                        shop, "q=" + word.toUpperCase(java.util.Locale.ROOT).replace("%", "%25"))))
                .containsExactly(product.sku());
        assertThat(list(shop, "q=" + word.replace("%_", "%25%25")).at("/items")).isEmpty();
        assertThat(list(shop, "sku=" + product.sku().substring(0, 10)).at("/items"))
                .isEmpty();
    }

    @Test
    void whatIsLowAndWhatIsSoldOutIsPickedAndSorted(Shop shop) {
        String word = UUID.randomUUID().toString();
        List<String> skus = variants(shop, word, 20, 0, 6, 5, 1, 0);

        assertThat(skus(list(shop, "q=" + word))).containsExactlyElementsOf(skus);
        assertThat(skus(list(shop, "q=" + word + "&lowStock=true")))
                .containsExactlyElementsOf(picked(skus, 1, 3, 4, 5));
        assertThat(skus(list(shop, "q=" + word + "&soldOut=true"))).containsExactlyElementsOf(picked(skus, 1, 5));
        assertThat(paged(shop, "q=" + word + "&sort=available"))
                .endsWith(skus.get(4), skus.get(3), skus.get(2), skus.get(0));
        assertThat(paged(shop, "q=" + word + "&sort=-available"))
                .startsWith(skus.get(0), skus.get(2), skus.get(3), skus.get(4));
        assertThat(paged(shop, "q=" + word)).containsExactlyElementsOf(skus);
        shop.admin().get("/v1/admin/inventory?sort=price").expectProblem(400, "INVALID_PARAMETER");
    }

    @Test
    void aThresholdOfItsOwnDecidesWhatIsLow(Shop shop) {
        Product product = shop.product(1000, 7);

        shop.admin().put(path(product), "{\"lowStockThreshold\":7}").expect(200);
        assertThat(list(shop, "lowStock=true&sku=" + product.sku()).at("/items"))
                .hasSize(1);

        shop.admin().put(path(product), "{\"lowStockThreshold\":0}").expect(200);
        assertThat(list(shop, "lowStock=true&sku=" + product.sku()).at("/items"))
                .isEmpty();
    }

    @Test
    void aVariantIsCalledWhatTheCatalogueCallsItNow(Shop shop) {
        Product product = shop.product(1000, 7);
        String sku = "NEW-" + UUID.randomUUID();
        product.change("""
                {"title":"Lantern","variants":[
                  {"sku":"%s","price":{"amount":1000,"currency":"EUR"},"options":{"Colour":"red"}},
                  {"sku":"%s","price":{"amount":1000,"currency":"EUR"},"options":{"Colour":"blue"}}]}
                """.formatted(product.sku(), sku)).expect(200);

        assertThat(list(shop, "sku=" + sku).text("/items/0/title")).isEqualTo("Lantern, blue");

        product.change("""
                {"variants":[{"sku":"%s","price":{"amount":1000,"currency":"EUR"},"options":{"Colour":"red"}}]}
                """.formatted(product.sku())).expect(200);
        assertThat(list(shop, "sku=" + sku).at("/items")).isEmpty();
        assertThat(list(shop, "sku=" + product.sku()).text("/items/0/title")).isEqualTo("Lantern, red");
    }

    @Test
    void movementsAreReadNewestFirstWithWhoDidThem(Shop shop) {
        Client staff = shop.staff();
        Product product = shop.product(1000, 7);
        staff.post(path(product) + "/adjustments", "{\"delta\":-2,\"reason\":\"broken\"}")
                .expect(200);
        staff.put(path(product), "{\"onHand\":4}").expect(200);

        Answer first = staff.get(path(product) + "/movements?limit=2").expect(200);
        Answer rest = staff.get(path(product) + "/movements?limit=2&cursor=" + first.text("/nextCursor"))
                .expect(200);

        assertThat(first.at("/items")
                        .valueStream()
                        .map(item -> item.get("reason").asString() + item.get("delta")))
                .containsExactly("count-1", "adjustment-2");
        assertThat(first.text("/items/1/note")).isEqualTo("broken");
        assertThat(first.number("/items/0/onHandAfter")).isEqualTo(4);
        assertThat(first.text("/items/0/by")).isEqualTo(staff.get("/v1/me").text("/id"));
        assertThat(rest.text("/items/0/reason")).isEqualTo("productCreated");
        assertThat(rest.at("/nextCursor").isNull()).isTrue();
        staff.get("/v1/admin/inventory/" + UUID.randomUUID() + "/movements").expectProblem(404, "NOT_FOUND");
    }

    private static List<String> paged(Shop shop, String query) {
        List<String> skus = new ArrayList<>();
        Answer page = list(shop, query + "&limit=2");
        skus.addAll(skus(page));
        while (!page.at("/nextCursor").isNull()) {
            page = list(shop, query + "&limit=2&cursor=" + page.text("/nextCursor"));
            skus.addAll(skus(page));
        }
        assertThat(skus).doesNotHaveDuplicates();
        return skus;
    }

    private static List<String> variants(Shop shop, String word, int... onHand) {
        List<String> skus = new ArrayList<>();
        for (int units : onHand) {
            String sku = skus.size() + "-" + word;
            skus.add(sku);
            shop.admin().post("/v1/admin/products", """
                            {"title":"Thing","variants":[{"sku":"%s","price":{"amount":1,"currency":"EUR"},"onHand":%s}]}
                            """.formatted(sku, units)).expect(201);
        }
        return skus;
    }

    private static List<String> picked(List<String> skus, int... which) {
        return java.util.Arrays.stream(which).mapToObj(skus::get).toList();
    }

    private static String path(Product product) {
        return "/v1/admin/inventory/" + product.variant();
    }

    private static Answer list(Shop shop, String query) {
        return shop.admin().get("/v1/admin/inventory?" + query).expect(200);
    }

    private static List<String> skus(Answer list) {
        return list.at("/items")
                .valueStream()
                .map(item -> item.get("sku").asString())
                .toList();
    }
}
