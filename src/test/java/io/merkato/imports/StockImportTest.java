package io.merkato.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.Client;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was counted, out of a table. */
@ShopTest
class StockImportTest {

    @Test
    void whatWasCountedIsSetAndWhatCannotBeIsReported(Shop shop) {
        Product counted = shop.product(1000, 5);
        Product held = shop.product(1000, 5);
        Product emptied = shop.product(1000, 5);
        shop.guestWith(held, 3).order().isConfirmed();

        Answer ended = ImportRun.of(shop, ImportRun.STOCK, """
                SKU;Title;On Hand;lowStockThreshold
                %s;"A; name";12;2
                %s;;2;
                %s;;0;
                none;;1;
                %s;;7;
                ;;1;
                %s;;-1;
                """.formatted(
                        counted.sku(), held.sku(), emptied.sku(), counted.sku(), "X-" + UUID.randomUUID()));

        ImportRun.expectCounts(ended, 0, 2, 5);
        assertThat(ImportRun.errors(ended))
                .containsExactly(
                        "3 STOCK_BELOW_RESERVED",
                        "5 SKU_UNKNOWN",
                        "6 VALIDATION_FAILED",
                        "7 VALIDATION_FAILED",
                        "8 VALIDATION_FAILED");
        assertThat(row(shop, counted).number("/onHand")).isEqualTo(12);
        assertThat(row(shop, counted).number("/lowStockThreshold")).isEqualTo(2);
        assertThat(row(shop, held).number("/onHand")).isEqualTo(5);
        Answer movements = shop.admin().get(path(counted) + "/movements").expect(200);
        assertThat(movements.text("/items/0/reason")).isEqualTo("import");
        assertThat(movements.text("/items/0/reference")).isEqualTo(ended.text("/id"));
        shop.expectNothingLeftOver();
        assertThat(emptied.available()).isZero();
        assertThat(shop.anonymous()
                        .get("/v1/products?inStock=true&q=" + emptied.sku())
                        .at("/items"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+", "'=1+", "''-", "'twas-", "\"=\""})
    void theShopsOwnTableComesBackAsItWent(String begin, Shop shop) {
        String sku = begin + UUID.randomUUID();
        Answer odd = shop.admin()
                .post("/v1/admin/products", """
                        {"title":"Odd","variants":[{"sku":"%s","price":{"amount":1,"currency":"EUR"},"onHand":3}]}
                        """.formatted(sku.replace("\"", "\\\"")))
                .expect(201);
        String variant = odd.text("/variants/0/id");
        List<String> table = shop.admin()
                .get("/v1/admin/inventory.csv")
                .expect(200)
                .body()
                .lines()
                .toList();
        String line = table.stream()
                .filter(one -> one.startsWith(variant))
                .findFirst()
                .orElseThrow();

        Answer ended = ImportRun.of(
                shop, ImportRun.STOCK, table.getFirst() + "\r\n" + line.replace(",3,0,3,", ",4,0,3,") + "\r\n");

        ImportRun.expectCounts(ended, 0, 1, 0);
        assertThat(shop.admin().get("/v1/admin/inventory/" + variant).number("/onHand"))
                .isEqualTo(4);
        assertThat(shop.admin().get("/v1/admin/inventory/" + variant).number("/lowStockThreshold"))
                .isEqualTo(5);
    }

    @Test
    void unitsOfARemovedVariantAreNotCountedForTheOneThatHasItsSkuNow(Shop shop) {
        Product removed = shop.product(1000, 7);
        shop.guestWith(removed, 2).order().isConfirmed();
        removed.change("""
                {"variants":[{"sku":"%s","price":{"amount":1000,"currency":"EUR"},"onHand":1}]}
                """.formatted(UUID.randomUUID())).expect(200);
        Answer made = shop.admin()
                .post("/v1/admin/products", """
                        {"title":"New","variants":[{"sku":"%s","price":{"amount":1,"currency":"EUR"},"onHand":3}]}
                        """.formatted(removed.sku()))
                .expect(201);
        Product live = new Product(shop, made);
        String header = "variantId,sku,onHand\n";
        String old = "%s,%s,7\n".formatted(removed.variant(), removed.sku());
        String table = shop.admin().get("/v1/admin/inventory.csv").expect(200).body();

        Answer ended =
                ImportRun.of(shop, ImportRun.STOCK, header + old + "%s,%s,4\n".formatted(live.variant(), live.sku()));

        assertThat(table).contains(live.variant()).doesNotContain(removed.variant());
        assertThat(shop.admin().get("/v1/admin/inventory?sku=" + live.sku()).at("/items"))
                .extracting(row -> row.get("removed").asBoolean())
                .containsExactlyInAnyOrder(true, false);
        ImportRun.expectCounts(ended, 0, 1, 1);
        assertThat(ImportRun.errors(ended)).containsExactly("2 VARIANT_MISMATCH");
        assertThat(row(shop, live).number("/onHand")).isEqualTo(4);
        assertThat(row(shop, removed).number("/onHand")).isEqualTo(7);
    }

    @Test
    void aVariantIsCountedOnceWhetherALineSaysWhoseSkuItIsOrNot(Shop shop) {
        Product product = shop.product(1000, 5);

        Answer ended = ImportRun.of(shop, ImportRun.STOCK, """
                variantId,sku,onHand
                %1$s,%2$s,8
                ,%2$s,9
                %1$s,%2$s,10
                nonsense,%2$s,11
                """.formatted(product.variant(), product.sku()));

        ImportRun.expectCounts(ended, 0, 1, 3);
        assertThat(ended.text("/errors/0/detail")).contains("line 2");
        assertThat(ended.text("/errors/2/detail")).contains("is no id of a variant");
        assertThat(row(shop, product).number("/onHand")).isEqualTo(8);
    }

    @Test
    void aLineWithoutNumbersLeavesItsVariantAsItIs(Shop shop) {
        Product product = shop.product(1000, 5);

        Answer ended = ImportRun.of(
                shop,
                ImportRun.STOCK,
                "sku,onHand,lowStockThreshold\n%s,,\nX-%s,,\n".formatted(product.sku(), UUID.randomUUID()));

        ImportRun.expectCounts(ended, 0, 1, 1);
        assertThat(ImportRun.errors(ended)).containsExactly("3 SKU_UNKNOWN");
        assertThat(row(shop, product).number("/onHand")).isEqualTo(5);
        assertThat(shop.admin().get(path(product) + "/movements").at("/items")).hasSize(1);
    }

    @Test
    void theShopsOwnTableIsTakenForNoOther(Shop shop) {
        Product product = shop.product(1000, 5);
        String table = "variantId,sku,title,onHand,reserved,available,lowStockThreshold\n%s,%s,,5,0,5,\n"
                .formatted(product.variant(), product.sku());

        for (String format : List.of(ImportRun.SHOPIFY, ImportRun.WOOCOMMERCE)) {
            Answer ended = ImportRun.of(shop, format, table);

            assertThat(ImportRun.errors(ended)).containsExactly("0 FILE_OTHER_FORMAT");
            assertThat(ended.text("/errors/0/detail")).contains("stock-csv");
        }
    }

    @Test
    void aTableWithoutItsColumnsHasNoEffect(Shop shop) {
        Answer ended = ImportRun.of(shop, ImportRun.STOCK, "sku,price\nA,1\n");

        assertThat(ended.text("/status")).isEqualTo("failed");
        assertThat(ImportRun.errors(ended)).containsExactly("0 HEADER_INVALID");
    }

    @Test
    @ManyConnections
    void anImportThatSetsStockWhileOrdersArePlaced(Shop shop) {
        Product product = shop.product(1000, 40);
        List<Supplier<Integer>> works = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            works.add(() ->
                    shop.guestWith(product, 1).order().isConfirmed().answer().status());
        }
        for (int units : List.of(35, 50, 30)) {
            works.add(() -> ImportRun.of(shop, ImportRun.STOCK, "sku,onHand\n%s,%s\n".formatted(product.sku(), units))
                    .number("/updated"));
        }

        List<Integer> answers = AtOnce.all(works);

        assertThat(answers.subList(0, 20)).containsOnly(201);
        assertThat(answers.subList(20, 23)).containsOnly(1);
        Answer row = row(shop, product);
        assertThat(row.number("/onHand")).isIn(30, 35, 50);
        assertThat(row.number("/reserved")).isEqualTo(20);
        assertThat(row.number("/available")).isEqualTo(row.number("/onHand") - 20);
    }

    @Test
    @ManyConnections
    void aStockTakeWhileAHundredOrdersAreOpen(Shop shop) {
        Product product = shop.product(1000, 150);
        AtOnce.run(80, i -> shop.guestWith(product, 1).order().isConfirmed().id());
        Client counting = shop.admin().with("If-Match", row(shop, product).header("etag"));
        List<Supplier<Integer>> works = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            works.add(() ->
                    shop.guestWith(product, 1).order().isConfirmed().answer().status());
        }
        works.add(() -> counting.put(path(product), "{\"onHand\":120}").status());

        assertThat(AtOnce.all(works)).containsOnly(200, 201);

        Answer row = row(shop, product);
        assertThat(row.number("/onHand")).isEqualTo(120);
        assertThat(row.number("/reserved")).isEqualTo(100);
        assertThat(product.available()).isEqualTo(20);
        Answer refused = shop.admin().put(path(product), "{\"onHand\":99}").expectProblem(422, "STOCK_BELOW_RESERVED");
        assertThat(refused.number("/held/0/reserved")).isEqualTo(100);
        assertThat(refused.at("/held/0/orders")).hasSize(20);
        shop.admin().put(path(product), "{\"onHand\":100}").expect(200);
        assertThat(product.available()).isZero();
    }

    private static Answer row(Shop shop, Product product) {
        return shop.admin().get(path(product)).expect(200);
    }

    private static String path(Product product) {
        return "/v1/admin/inventory/" + product.variant();
    }
}
