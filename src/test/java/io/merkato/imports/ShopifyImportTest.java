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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    void aQuantityThatMayBeInThousandsIsRefused(Shop shop) {
        expectCounts(importing(shop, "%s,Mug,,%s,,,true,,,,,,\"1,000\",9,,,,,,\n".formatted(handle, vendor)), 0, 0, 1);
        expectCounts(importing(shop, "%s,Mug,,%s,,,true,,,,,,1000.0,9,,,,,,\n".formatted(handle, vendor)), 1, 0, 0);
        assertThat(product(shop, handle).number("/variants/0/available")).isEqualTo(1000);
    }

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
    @CsvSource({
        "active,true,active",
        "active,false,draft",
        "unlisted,true,draft",
        "draft,true,draft",
        "archived,true,archived",
        "'',true,active",
        "'',false,draft"
    })
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

        expectCounts(ended, 3, 0, 6);
        assertThat(errors(ended))
                .containsExactly(
                        "5 VALIDATION_FAILED",
                        "6 VALIDATION_FAILED",
                        "8 VALIDATION_FAILED",
                        "9 VALIDATION_FAILED",
                        "10 VALIDATION_FAILED",
                        "12 VALIDATION_FAILED");
        assertThat(texts(branded(shop, vendor), "/items", "title"))
                .containsExactlyInAnyOrder("Fine", "Fine too", "No handle");
    }

    @Test
    void stockBelowZeroIsNone(Shop shop) {
        expectCounts(importing(shop, "%s,Mug,,%s,,,true,,,,,,-4,9,,,,,,\n".formatted(handle, vendor)), 1, 0, 0);

        assertThat(product(shop, handle).number("/variants/0/available")).isZero();
    }

    @Test
    void stockInALineOfAnImageIsWarnedOf(Shop shop) {
        Answer ended = importing(shop, """
                %1$s,Mug,,%2$s,,,true,,,,,,4,9,,,https://x.example/1.jpg,1,,
                %1$s,,,,,,,,,,,,7,,,,https://x.example/2.jpg,2,,
                """.formatted(handle, vendor));

        expectCounts(ended, 1, 0, 0);
        assertThat(ImportRun.warnings(ended)).containsExactly("3 VALUE_IGNORED");
        assertThat(product(shop, handle).number("/variants/0/available")).isEqualTo(4);
    }

    @Test
    void theColumnsOfTodayAreRead(Shop shop) {
        String sku = unique("SKU-");
        Answer ended = ImportRun.of(shop, SHOPIFY, """
                Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Barcode,Option1 name,Option1 value,Option1 Linked To,Price,Compare-at price,Cost per item,Charge tax,Inventory tracker,Inventory quantity,Continue selling when out of stock,Weight value (grams),Weight unit for display,Requires shipping,Fulfillment service,Product image URL,Image position,Image alt text,Variant image URL,Gift card,SEO title,Color (product.metafields.shopify.color-pattern)
                Shirt,%1$s,<p>Soft</p>,%2$s,Apparel & Accessories > Clothing > %1$s,,"red, summer",TRUE,active,%3$s,978-3-16-148410-0,Color,Red,product.metafields.shopify.color-pattern,19.99,25,7,TRUE,shopify,3,CONTINUE,0,g,TRUE,manual,https://x.example/1.jpg,1,Front,https://x.example/red.jpg,FALSE,A shirt,red
                ,%1$s,,,,,,,,%3$s-B,0xff,,Blue,,24.5,,7,TRUE,shopify,-2,CONTINUE,0,g,TRUE,manual,,,,https://x.example/blue.jpg,,,
                """.formatted(handle, vendor, sku));

        expectCounts(ended, 1, 0, 0);
        Answer product = product(shop, handle);
        assertThat(product.text("/description")).isEqualTo("Soft");
        assertThat(product.text("/brand")).isEqualTo(vendor);
        assertThat(product.text("/categories/0/name")).isEqualTo(handle);
        assertThat(product.text("/attributes/tags")).isEqualTo("red, summer");
        assertThat(texts(product, "/variants", "sku")).containsExactly(sku, sku + "-B");
        assertThat(product.text("/variants/1/options/Color")).isEqualTo("Blue");
        assertThat(product.number("/variants/1/price/amount")).isEqualTo(2450);
        assertThat(product.number("/variants/0/compareAtPrice/amount")).isEqualTo(2500);
        assertThat(product.number("/variants/0/available")).isEqualTo(3);
        assertThat(product.text("/variants/0/gtin")).isEqualTo("9783161484100");
        assertThat(texts(product, "/images", "url"))
                .containsExactly("https://x.example/1.jpg", "https://x.example/red.jpg", "https://x.example/blue.jpg");
        assertThat(ended.at("/warnings")
                        .valueStream()
                        .map(warning -> warning.get("line").asInt() + " "
                                + warning.get("code").asString() + " "
                                + warning.get("detail").asString().replaceAll("^The column | is not imported.*", "")))
                .containsExactly(
                        "2 COLUMN_IGNORED Option1 Linked To",
                        "2 COLUMN_IGNORED Cost per item",
                        "2 COLUMN_IGNORED Continue selling when out of stock",
                        "2 COLUMN_IGNORED SEO title",
                        "2 COLUMN_IGNORED Color (product.metafields.shopify.color-pattern)",
                        "3 BARCODE_UNREADABLE The barcode 0xff is no GTIN.",
                        "3 VALUE_IGNORED A stock of -2 is taken as 0.");
        assertThat(ended.number("/warningCount")).isEqualTo(7);
    }

    @Test
    void aTitleAndAPriceAreEnough(Shop shop) {
        String title = unique("Mug ");
        String file = "TITLE , price\n%s,5\n".formatted(title);

        expectCounts(ImportRun.of(shop, SHOPIFY, file), 1, 0, 0);
        expectCounts(ImportRun.of(shop, SHOPIFY, file), 0, 1, 0);
        expectCounts(ImportRun.of(shop, SHOPIFY, "Title,Price\n%1$s,5\n%1$s,6\n".formatted(title)), 0, 0, 1);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {";,``", "`\t`,``", "|,``", "`;`,`sep=;\n`", "`,`,`\n\n`", "`,`,`,,,\n`"})
    void whateverSeparatesTheCells(String separator, String before, Shop shop) {
        String lines = before
                + "Title,Handle,Vendor,Price\nMug,%s,%s,5\n,,,\n \u00a0,,,\n,,,9\n"
                        .formatted(handle, vendor)
                        .replace(",", separator);

        Answer ended = ImportRun.of(shop, SHOPIFY, lines);

        expectCounts(ended, 1, 0, 1);
        long begin = before.lines().count();
        assertThat(errors(ended)).containsExactly((begin + 5) + " VALIDATION_FAILED");
        assertThat(product(shop, handle).text("/brand")).isEqualTo(vendor);
    }

    @Test
    void aSemicolonLeavesTheCommaToDecimals(Shop shop) {
        expectCounts(ImportRun.of(shop, SHOPIFY, "Title;Handle;Price\nMug;%s;5,5\n".formatted(handle)), 1, 0, 0);

        assertThat(product(shop, handle).number("/variants/0/price/amount")).isEqualTo(550);
    }

    @Test
    void whatExcelCallsUnicodeTextIsRead(Shop shop) {
        byte[] file = ("\ufeffTitle\tHandle\tPrice\nTöpfe\t" + handle + "\t5\n").getBytes(StandardCharsets.UTF_16LE);

        expectCounts(ImportRun.of(shop, SHOPIFY, file), 1, 0, 0);
        assertThat(product(shop, handle).text("/title")).isEqualTo("Töpfe");
    }

    @Test
    void whatShopifyAllowsFits(Shop shop) {
        String wide = "w".repeat(255);
        StringBuilder file = new StringBuilder("Handle,Title,Vendor,Type,Tags,Body (HTML),Option1 Name,Option1 Value,"
                + "Variant SKU,Variant Price,Image Src,Image Alt Text\n");
        String tags = IntStream.range(0, 250).mapToObj(i -> "t".repeat(250) + i).collect(Collectors.joining(", "));
        for (int i = 0; i < 2048; i++) {
            file.append(handle)
                    .append(
                            i == 0
                                    ? "," + wide + "," + wide + "," + wide + ",\"" + tags + "\"," + "b".repeat(500_000)
                                            + "," + wide
                                    : ",,,,,,")
                    .append(",")
                    .append("v".repeat(250))
                    .append(i)
                    .append(",,1,")
                    .append(i < 250 ? "https://x.example/" + i + ".jpg," + "a".repeat(512) : ",")
                    .append("\n");
        }

        Answer ended = ImportRun.of(shop, SHOPIFY, file.toString());

        expectCounts(ended, 1, 0, 0);
        Answer product = product(shop, handle);
        assertThat(product.at("/variants")).hasSize(2048);
        assertThat(product.at("/images")).hasSize(250);
        String path = "/v1/admin/products/" + product.text("/id");
        shop.admin().patch(path, "{\"status\":\"archived\"}").expect(200);
        expectCounts(ImportRun.of(shop, SHOPIFY, file.toString()), 0, 1, 0);
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
