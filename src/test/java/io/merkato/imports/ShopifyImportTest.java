package io.merkato.imports;

import static io.merkato.imports.ImportRun.SHOPIFY;
import static io.merkato.imports.ImportRun.branded;
import static io.merkato.imports.ImportRun.errors;
import static io.merkato.imports.ImportRun.expectCounts;
import static io.merkato.imports.ImportRun.product;
import static io.merkato.imports.ImportRun.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ShopTest
class ShopifyImportTest {

    private static final String HEADER = "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,"
            + "Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Inventory Qty,Variant Price,"
            + "Variant Compare At Price,Variant Barcode,Image Src,Image Position,Image Alt Text,Status\n";

    private final String vendor = unique("Vendor-");
    private final String handle = unique("shirt-");

    @Test
    void linesOfOneHandleAreOneProductWithVariants(Shop shop) {
        String small = unique("S-");
        String large = unique("L-");

        expectCounts(importing(shop, """
                %1$s,Shirt,<p>Soft &amp; warm</p><ul><li>Cotton</li></ul>,%2$s,Shirts,"red, summer",true,Size,S,Colour,Red,%3$s,3,19.99,25.00,'0882780756328,https://img.example.org/b.jpg,2,Behind,active
                %1$s,,,,,,,,L,,Blue,%4$s,0,24.5,,,https://img.example.org/a.jpg,1,Front,
                %1$s,,,,,,,,,,,,,,,,https://img.example.org/c.jpg,3,,
                """.formatted(handle, vendor, small, large)), 1, 0, 0);

        Answer product = product(shop, handle);
        assertThat(product.text("/title")).isEqualTo("Shirt");
        assertThat(product.text("/description"))
                .contains("Soft & warm", "Cotton")
                .doesNotContain("<");
        assertThat(product.text("/brand")).isEqualTo(vendor);
        assertThat(product.text("/categories/0/name")).isEqualTo("Shirts");
        assertThat(texts(product, "/variants", "sku")).containsExactly(small, large);
        assertThat(product.text("/variants/1/options/Size")).isEqualTo("L");
        assertThat(product.text("/variants/1/options/Colour")).isEqualTo("Blue");
        assertThat(product.number("/variants/0/price/amount")).isEqualTo(1999);
        assertThat(product.number("/variants/0/compareAtPrice/amount")).isEqualTo(2500);
        assertThat(product.number("/variants/1/price/amount")).isEqualTo(2450);
        assertThat(product.text("/variants/0/gtin")).isEqualTo("0882780756328");
        assertThat(product.number("/variants/0/available")).isEqualTo(3);
        assertThat(product.at("/variants/1/inStock").asBoolean()).isFalse();
        assertThat(texts(product, "/images", "url"))
                .as("by position")
                .containsExactly(
                        "https://img.example.org/a.jpg",
                        "https://img.example.org/b.jpg",
                        "https://img.example.org/c.jpg");
        assertThat(product.text("/images/0/alt")).isEqualTo("Front");
    }

    @Test
    void aProductWithoutOptionsHasOneVariant(Shop shop) {
        expectCounts(
                importing(shop, "%s,Mug,,%s,,,true,Title,Default Title,,,,5,9,,,,,,\n".formatted(handle, vendor)),
                1,
                0,
                0);

        Answer product = product(shop, handle);
        assertThat(product.at("/variants")).hasSize(1);
        assertThat(product.at("/variants/0/options").isEmpty()).isTrue();
        assertThat(product.text("/variants/0/sku")).isNotBlank();
        assertThat(product.number("/variants/0/price/amount")).isEqualTo(900);
    }

    @Test
    void theSameFileAgainChangesAndKeepsIds(Shop shop) {
        String file = """
                %1$s,Shirt,,%2$s,,,true,Size,S,,,,1,10,,,,,,
                %1$s,,,,,,,,M,,,,1,10,,,,,,
                """.formatted(handle, vendor);
        expectCounts(importing(shop, file), 1, 0, 0);
        Answer before = product(shop, handle);

        expectCounts(importing(shop, file.replace("Shirt", "Blouse").replace(",10,", ",12,")), 0, 1, 0);

        Answer after = product(shop, handle);
        assertThat(after.text("/title")).isEqualTo("Blouse");
        assertThat(after.number("/variants/0/price/amount")).isEqualTo(1200);
        assertThat(after.text("/id")).isEqualTo(before.text("/id"));
        assertThat(texts(after, "/variants", "id")).isEqualTo(texts(before, "/variants", "id"));
    }

    @ParameterizedTest
    @CsvSource({"active,true,active", "draft,true,draft", "archived,true,archived", "'',true,active", "'',false,draft"})
    void theStatusComesAlong(String status, String published, String expected, Shop shop) {
        expectCounts(
                importing(shop, "%s,Mug,,%s,,,%s,,,,,,5,9,,,,,,%s\n".formatted(handle, vendor, published, status)),
                1,
                0,
                0);

        int seen = branded(shop, vendor).number("/total");
        assertThat(seen).isEqualTo(expected.equals("active") ? 1 : 0);
        assertThat(shop.admin()
                        .get("/v1/admin/products?limit=1&status=" + expected)
                        .text("/items/0/slug"))
                .isEqualTo(handle);
    }

    @Test
    void aProductWithABadLineIsSkippedAsAWhole(Shop shop) {
        Answer ended = importing(shop, """
                %1$s-1,Fine,"A text
                of two lines",%2$s,,,true,Size,S,,,,1,10,,,,,,
                %1$s-2,Bad price,,%2$s,,,true,Size,S,,,,1,10,,,,,,
                %1$s-2,,,,,,,,M,,,,1,ten,,,,,,
                %1$s-3,Bad status,,%2$s,,,true,,,,,,1,10,,,,,,sold
                ,No handle,,%2$s,,,true,,,,,,1,10,,,,,,
                %1$s-4,,,%2$s,,,true,,,,,,1,10,,,,,,
                %1$s-5,Bad image,,%2$s,,,true,,,,,,1,10,,,nowhere,1,,
                %1$s-6,Three decimals,,%2$s,,,true,,,,,,1,10.005,,,,,,
                %1$s-7,Two the same,,%2$s,,,true,Size,S,,,,1,10,,,,,,
                %1$s-7,,,,,,,,S,,,,1,10,,,,,,
                %1$s-8,Fine too,,%2$s,,,true,,,,,,1,10.00,,,,,,
                """.formatted(handle, vendor));

        expectCounts(ended, 2, 0, 7);
        assertThat(errors(ended))
                .containsExactly(
                        "5 VALIDATION_FAILED",
                        "6 VALIDATION_FAILED",
                        "7 VALIDATION_FAILED",
                        "8 VALIDATION_FAILED",
                        "9 VALIDATION_FAILED",
                        "10 VALIDATION_FAILED",
                        "12 VALIDATION_FAILED");
        assertThat(texts(branded(shop, vendor), "/items", "title")).containsExactlyInAnyOrder("Fine", "Fine too");
    }

    @Test
    void stockBelowZeroIsNone(Shop shop) {
        expectCounts(importing(shop, "%s,Mug,,%s,,,true,,,,,,-4,9,,,,,,\n".formatted(handle, vendor)), 1, 0, 0);

        assertThat(product(shop, handle).number("/variants/0/available")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"apparel.csv", "home-and-garden.csv", "jewelery.csv"})
    void realExportsAreAcceptedWhole(String file, Shop shop) throws IOException {
        Optional<Path> shared = ImportRun.shared("shopify/" + file);
        assumeTrue(shared.isPresent(), "The exports of Shopify are not beside the project");
        byte[] bytes = Files.readAllBytes(shared.orElseThrow());

        Answer ended = ImportRun.of(shop, SHOPIFY, bytes);
        Answer again = ImportRun.of(shop, SHOPIFY, bytes);

        assertThat(ended.number("/failed")).as(ended.body()).isZero();
        assertThat(ended.number("/total")).isPositive();
        expectCounts(again, 0, ended.number("/total"), 0);
    }

    private static Answer importing(Shop shop, String lines) {
        return ImportRun.of(shop, SHOPIFY, HEADER + lines);
    }

    private static List<String> texts(Answer answer, String array, String field) {
        return answer.at(array)
                .valueStream()
                .map(item -> item.get(field).asString())
                .toList();
    }
}
