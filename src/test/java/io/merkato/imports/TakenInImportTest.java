package io.merkato.imports;

import static io.merkato.imports.ImportRun.NDJSON;
import static io.merkato.imports.ImportRun.SHOPIFY;
import static io.merkato.imports.ImportRun.WOOCOMMERCE;
import static io.merkato.imports.ImportRun.errors;
import static io.merkato.imports.ImportRun.expectCounts;
import static io.merkato.imports.ImportRun.product;
import static io.merkato.imports.ImportRun.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A SKU or an address that another product has is refused, in one file and across files. */
@ShopTest
class TakenInImportTest {

    private final String name = unique("name-");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSkuOfAnotherHandleIsRefused(boolean inOneFile, Shop shop) {
        Answer last = importing(
                shop, SHOPIFY, "Handle,Title,Variant SKU,Variant Price\n", inOneFile, """
                %1$s-a,A,%1$s,1
                """, "%1$s-b,B,%1$s,2\n");

        assertThat(errors(last)).containsExactly((inOneFile ? 3 : 2) + " SKU_TAKEN");
        assertThat(product(shop, name + "-a").text("/title")).isEqualTo("A");
        assertThat(product(shop, name + "-a").number("/variants/0/price/amount"))
                .isEqualTo(100);
        shop.anonymous().get("/v1/products/" + name + "-b").expectProblem(404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSlugOfAnotherSkuIsRefused(boolean inOneFile, Shop shop) {
        Answer last = importing(
                shop,
                NDJSON,
                "",
                inOneFile,
                "{\"sku\":\"A-%1$s\",\"slug\":\"%1$s\",\"title\":\"A\",\"priceMinor\":1}\n",
                "{\"sku\":\"B-%1$s\",\"slug\":\"%1$s\",\"title\":\"B\",\"priceMinor\":2}\n");

        assertThat(errors(last)).containsExactly((inOneFile ? 2 : 1) + " SLUG_TAKEN");
        assertThat(product(shop, name).text("/title")).isEqualTo("A");
        assertThat(product(shop, name).at("/variants")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSkuOfAnotherSlugIsRefused(boolean inOneFile, Shop shop) {
        Answer last = importing(
                shop,
                NDJSON,
                "",
                inOneFile,
                "{\"sku\":\"%1$s\",\"slug\":\"%1$s-a\",\"title\":\"A\",\"priceMinor\":1}\n",
                "{\"sku\":\"%1$s\",\"slug\":\"%1$s-b\",\"title\":\"B\",\"priceMinor\":2}\n");

        assertThat(errors(last)).containsExactly((inOneFile ? 2 : 1) + " SKU_TAKEN");
        assertThat(product(shop, name + "-a").text("/title")).isEqualTo("A");
    }

    @Test
    void aSkuThatStandsTwiceForDifferentThingsIsRefusedTheSecondTime(Shop shop) {
        Answer ended = ImportRun.of(shop, NDJSON, """
                {"sku":"%1$s","title":"Kettle %1$s","priceMinor":1}
                {"sku":"%1$s","title":"Toaster","priceMinor":2}
                {"sku":"%1$s","priceMinor":3}
                """.formatted(name));

        expectCounts(ended, 1, 1, 1);
        assertThat(errors(ended)).containsExactly("2 SKU_TAKEN");
        assertThat(ended.text("/warnings/0/code")).isEqualTo("REPEATED");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSkuOfAnotherProductOfWooCommerceIsRefused(boolean inOneFile, Shop shop) {
        Answer last = importing(
                shop,
                WOOCOMMERCE,
                "Type,SKU,Name,Published,Parent,Regular price,Attribute 1 name,Attribute 1 value(s)\n",
                inOneFile,
                """
                variable,%1$s-a,A %1$s,1,,,Size,S
                variation,%1$s,,1,%1$s-a,1,Size,S
                """,
                """
                variable,%1$s-b,B %1$s,1,,,Size,S
                variation,%1$s,,1,%1$s-b,2,Size,S
                """);

        assertThat(errors(last)).containsExactly((inOneFile ? 5 : 3) + " SKU_TAKEN");
        assertThat(product(shop, "a-" + name).text("/title")).isEqualTo("A " + name);
    }

    @ParameterizedTest
    @CsvSource({
        "a_b,a-b",
        "a b,a-b",
        "cafe,café",
        "Mug,mug",
        "x--y,x-y",
        "зонт,зонты",
        "зонт,зонтъ",
        "зонт,zont",
        "'a,b','a;b'"
    })
    void handlesThatDifferAreDifferentProducts(String one, String other, Shop shop) {
        String lines = "Handle,Title,Vendor,Variant Price\n\"%s-%3$s\",One,%3$s,1\n\"%s-%3$s\",Other,%3$s,2\n"
                .formatted(one, other, name);

        expectCounts(ImportRun.of(shop, SHOPIFY, lines), 2, 0, 0);
        expectCounts(ImportRun.of(shop, SHOPIFY, lines), 0, 2, 0);
        String reversed = "Handle,Title,Vendor,Variant Price\n\"%s-%3$s\",Other,%3$s,2\n\"%s-%3$s\",One,%3$s,1\n"
                .formatted(other, one, name);
        expectCounts(ImportRun.of(shop, SHOPIFY, reversed), 0, 2, 0);

        assertThat(ImportRun.branded(shop, name)
                        .at("/items")
                        .valueStream()
                        .map(item -> item.at("/title").asString()
                                + item.at("/price/amount").asInt()))
                .containsExactlyInAnyOrder("One100", "Other200");
    }

    @ParameterizedTest
    @CsvSource({"смородина,smorodina", "Ελένη,eleni", "Größe_XL,grosse-xl"})
    void aHandleInAnyScriptGivesAnAddressThatCanBeRead(String handle, String slug, Shop shop) {
        expectCounts(
                ImportRun.of(shop, SHOPIFY, "Handle,Title,Variant Price\n%s-%s,Thing,1\n".formatted(handle, name)),
                1,
                0,
                0);

        Answer product = product(shop, slug + "-" + name);
        assertThat(product.text("/title")).isEqualTo("Thing");
        assertThat(product.text("/variants/0/sku")).isEqualToIgnoringCase(slug + "-" + name);
    }

    @Test
    void oneHandleWithTwoTitlesIsTwoProductsOfWhichTheSecondIsRefused(Shop shop) {
        Answer ended = ImportRun.of(shop, SHOPIFY, """
                Handle,Title,Option1 Name,Option1 Value,Variant Price
                %1$s,Kettle,Size,S,1
                %1$s,Toaster,Size,L,2
                %1$s,,,XL,2
                """.formatted(name));

        expectCounts(ended, 1, 0, 1);
        assertThat(errors(ended)).containsExactly("3 SLUG_TAKEN");
        assertThat(product(shop, name).at("/variants")).hasSize(1);
    }

    @Test
    void aProductIsFoundByItsHandleAfterStaffChangedItsSlug(Shop shop) {
        String file = "Handle,Title,Variant Price\n%s,Kettle,1\n".formatted(name);
        ImportRun.of(shop, SHOPIFY, file);
        String id = product(shop, name).text("/id");
        shop.admin()
                .patch("/v1/admin/products/" + id, "{\"slug\":\"new-" + name + "\"}")
                .expect(200);

        expectCounts(ImportRun.of(shop, SHOPIFY, file), 0, 1, 0);

        assertThat(product(shop, "new-" + name).text("/id")).isEqualTo(id);
    }

    @Test
    void aMadeSkuGivesWayToOthers(Shop shop) {
        expectCounts(ImportRun.of(shop, SHOPIFY, """
                Handle,Title,Option1 Name,Option1 Value,Variant Price
                %1$s-a,A,Size,b-c,1
                %1$s-a-b,B,Size,c,2
                """.formatted(name)), 2, 0, 0);
    }

    /** Both in one file, or each in its own; gives the last import. */
    private Answer importing(Shop shop, String format, String header, boolean inOneFile, String first, String second) {
        if (inOneFile) {
            return ImportRun.of(shop, format, (header + first + second).formatted(name));
        }
        ImportRun.of(shop, format, (header + first).formatted(name));
        return ImportRun.of(shop, format, (header + second).formatted(name));
    }
}
