package io.merkato.imports;

import static io.merkato.imports.ImportRun.WOOCOMMERCE;
import static io.merkato.imports.ImportRun.branded;
import static io.merkato.imports.ImportRun.errors;
import static io.merkato.imports.ImportRun.expectCounts;
import static io.merkato.imports.ImportRun.product;
import static io.merkato.imports.ImportRun.unique;
import static io.merkato.imports.ImportRun.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ShopTest
class WooImportTest {

    private static final String HEADER = "ID,Type,SKU,\"GTIN, UPC, EAN, or ISBN\",Name,Published,\"Is featured?\","
            + "\"Visibility in catalog\",\"Short description\",Description,\"Date sale price starts\","
            + "\"Date sale price ends\",\"In stock?\",Stock,\"Low stock amount\",\"Backorders allowed?\",\"Sale price\","
            + "\"Regular price\",Categories,Tags,Images,Parent,Position,Brands,\"Attribute 1 name\","
            + "\"Attribute 1 value(s)\",\"Attribute 1 visible\",\"Attribute 1 global\",\"Attribute 2 name\","
            + "\"Attribute 2 value(s)\",\"Attribute 2 visible\",\"Attribute 2 global\"\n";

    private final String sku = unique("woo-");
    private final String brand = unique("Brand-");

    @Test
    void aSimpleProductIsRead(Shop shop) {
        Answer ended = importing(shop, """
                7,simple,%1$s,0882780756328,Kettle %1$s,1,0,visible,Short,"<p>Boils\\n&amp; sings</p>\\nLoud",,,1,5,2,0,8,"10,50","Home > %1$s, Gifts\\, all",blue,"https://x.example/1.jpg, https://x.example/2.jpg",,0,%2$s,Material,"Steel, Glass",1,0,,,,
                """.formatted(sku, brand));

        expectCounts(ended, 1, 0, 0);
        assertThat(warnings(ended)).isEmpty();
        Answer kettle = only(shop);
        assertThat(kettle.text("/title")).isEqualTo("Kettle " + sku);
        assertThat(kettle.text("/description")).isEqualTo("Short\nBoils\n& sings\nLoud");
        assertThat(texts(kettle, "/categories", "name")).containsExactly(sku, "Gifts, all");
        assertThat(kettle.text("/attributes/tags")).isEqualTo("blue");
        assertThat(kettle.text("/attributes/Material")).isEqualTo("Steel, Glass");
        assertThat(kettle.at("/images")).hasSize(2);
        assertThat(kettle.number("/variants/0/price/amount")).isEqualTo(800);
        assertThat(kettle.number("/variants/0/compareAtPrice/amount")).isEqualTo(1050);
        assertThat(kettle.text("/variants/0/gtin")).isEqualTo("0882780756328");
        assertThat(kettle.number("/variants/0/available")).isEqualTo(5);
        assertThat(kettle.at("/variants/0/options")).isEmpty();
    }

    @Test
    void aPriceListFindsVariationsByTheirSkus(Shop shop) {
        expectCounts(importing(shop, """
                10,variable,%1$s,,Hood,1,0,visible,,,,,1,,,0,,,,,,,0,%2$s,Color,"Red, Blue",1,1,,,,
                11,variation,%1$s-R,,Hood - R,1,0,visible,,,,,1,4,,0,,45,,,,%1$s,1,,Color,Red,,1,,,,
                12,variation,%1$s-B,,Hood - B,1,0,visible,,,,,1,4,,0,,45,,,,%1$s,2,,Color,Blue,,1,,,,
                """.formatted(sku, brand)), 1, 0, 0);

        for (String prices : List.of("SKU,Regular price\n%1$s-R,1.11\n%1$s-B,2.22\n", """
                Type,SKU,Name,Regular price
                variation,%1$s-R,,3.33
                variation,%1$s-B,,4.44
                """)) {
            Answer ended = ImportRun.of(shop, WOOCOMMERCE, prices.formatted(sku));
            expectCounts(ended, 0, 2, 0);
        }

        Answer hood = only(shop);
        assertThat(texts(hood, "/variants", "sku")).containsExactly(sku + "-R", sku + "-B");
        assertThat(hood.number("/variants/0/price/amount")).isEqualTo(333);
        assertThat(hood.number("/variants/1/price/amount")).isEqualTo(444);
        assertThat(hood.text("/title")).isEqualTo("Hood");
    }

    @Test
    void variationsAreVariantsWhereverTheyStand(Shop shop) {
        String file = HEADER + """
                12,variation,%1$s-M,,Shirt - M,1,0,visible,,,,,1,2,,0,,6,,,https://x.example/m.jpg,id:10,2,,Size,M,,1,,,,
                10,variable,%1$s,,Shirt,1,0,visible,,,,,1,,,0,,,,,https://x.example/s.jpg,,0,%2$s,Size,"S, M",1,1,Fabric,Wool,1,0
                20,simple,%1$s-other,,Other,1,0,visible,,,,,1,1,,0,,1,,,,,0,,,,,,,,,
                11,variation,%1$s-S,,Shirt - S,1,0,visible,,,,,1,1,,0,,5,,,,%1$s,1,,Size,S,,1,,,,
                13,variation,%1$s-L,,Shirt - L,0,0,visible,,,,,1,1,,0,,5,,,,%1$s,3,,Size,L,,1,,,,
                """.formatted(sku, brand);

        Answer ended = ImportRun.of(shop, WOOCOMMERCE, file);

        expectCounts(ended, 2, 0, 0);
        assertThat(warnings(ended)).as("a variation that is not published").containsExactly("6 VALUE_IGNORED");
        Answer shirt = only(shop);
        assertThat(texts(shirt, "/variants", "sku")).containsExactly(sku + "-M", sku + "-S");
        assertThat(shirt.text("/variants/1/options/Size")).isEqualTo("S");
        assertThat(shirt.number("/variants/0/price/amount")).isEqualTo(600);
        assertThat(shirt.at("/attributes").propertyNames()).containsExactly("Fabric");
        assertThat(texts(shirt, "/images", "url"))
                .containsExactly("https://x.example/s.jpg", "https://x.example/m.jpg");
        expectCounts(ImportRun.of(shop, WOOCOMMERCE, file), 0, 2, 0);
    }

    @Test
    void aPriceListOfVariationsChangesPricesOnly(Shop shop) {
        importing(shop, """
                10,variable,%1$s,,Shirt,1,0,visible,,Text,,,1,,,0,,,Shirts,,https://x.example/s.jpg,,0,%2$s,Size,"S, M",1,1,,,,
                11,variation,%1$s-S,,,1,0,visible,,,,,1,1,,0,,5,,,,%1$s,1,,Size,S,,1,,,,
                """.formatted(sku, brand));
        Answer before = only(shop);

        expectCounts(
                ImportRun.of(
                        shop, WOOCOMMERCE, "Type,SKU,Parent,Regular price\nvariation,%1$s-S,%1$s,7\n".formatted(sku)),
                0,
                1,
                0);

        Answer after = only(shop);
        assertThat(after.number("/variants/0/price/amount")).isEqualTo(700);
        assertThat(List.of("/title", "/description", "/categories", "/images", "/variants/0/options"))
                .allSatisfy(at -> assertThat(after.at(at)).isEqualTo(before.at(at)));
    }

    @ParameterizedTest
    @CsvSource({"1,visible,active", "1,hidden,draft", "0,visible,draft", "-1,visible,draft", "2,visible,draft"})
    void whatIsNotPublishedIsADraft(String published, String visibility, String status, Shop shop) {
        importing(
                shop,
                "1,simple,%s,,Mug %1$s,%s,0,%s,,,,,1,1,,0,,5,,,,,0,,,,,,,,,\n".formatted(sku, published, visibility));

        assertThat(shop.admin().get("/v1/admin/products?limit=1").text("/items/0/status"))
                .isEqualTo(status);
    }

    @Test
    void aSaleThatIsOverOrToComeIsNone(Shop shop) {
        Answer ended = importing(shop, """
                1,simple,%1$s-a,,Past,1,0,visible,,,2001-01-01,2001-02-01,1,1,,0,3,5,,,,,0,%2$s,,,,,,,,
                2,simple,%1$s-b,,Now,1,0,visible,,,2001-01-01,2999-02-01,1,1,,0,3,5,,,,,0,%2$s,,,,,,,,
                3,simple,%1$s-c,,Future,1,0,visible,,,2999-01-01,,1,1,,0,3,5,,,,,0,%2$s,,,,,,,,
                """.formatted(sku, brand));

        expectCounts(ended, 3, 0, 0);
        assertThat(branded(shop, brand)
                        .at("/items")
                        .valueStream()
                        .map(item -> item.at("/title").asString()
                                + item.at("/price/amount").asInt()))
                .containsExactlyInAnyOrder("Past500", "Now300", "Future500");
        assertThat(warnings(ended)).containsExactly("2 VALUE_IGNORED", "3 VALUE_IGNORED", "4 VALUE_IGNORED");
    }

    @Test
    void whatCannotBeSoldIsRefused(Shop shop) {
        Answer ended = importing(shop, """
                1,grouped,%1$s-a,,Set,1,0,visible,,,,,1,,,0,,,,,,,0,,,,,,,,,
                2,external,%1$s-b,,Elsewhere,1,0,visible,,,,,1,,,0,,5,,,,,0,,,,,,,,,
                3,variation,%1$s-c,,Orphan,1,0,visible,,,,,1,1,,0,,5,,,,nobody-%1$s,0,,Size,S,,,,,,
                4,variation,%1$s-d,,Lost,1,0,visible,,,,,1,1,,0,,5,,,,,0,,Size,S,,,,,,
                5,simple,%1$s-e,,Fine,1,0,visible,,,,,1,1,,0,,5,,,,,0,,,,,,,,,
                6,simple,%1$s-e,,Second,1,0,visible,,,,,1,1,,0,,5,,,,,0,,,,,,,,,
                7,simple,%1$s-f,,No price,1,0,visible,,,,,1,1,,0,,,,,,,0,,,,,,,,,
                """.formatted(sku));

        expectCounts(ended, 1, 0, 6);
        assertThat(errors(ended))
                .containsExactly(
                        "2 VALIDATION_FAILED",
                        "3 VALIDATION_FAILED",
                        "4 VALIDATION_FAILED",
                        "5 VALIDATION_FAILED",
                        "7 SKU_TAKEN",
                        "8 VALIDATION_FAILED");
    }

    @Test
    void aParentIsFoundWhoseSkuLooksLikeAFormula(Shop shop) {
        Answer ended = ImportRun.of(shop, WOOCOMMERCE, """
                Type,SKU,Name,Published,Parent,Regular price,Brands,Attribute 1 name,Attribute 1 value(s)
                variable,'+%1$s,Shirt,1,,,%2$s,Size,S
                variation,%1$s-S,,1,'+%1$s,5,,Size,S
                """.formatted(sku, brand));

        expectCounts(ended, 1, 0, 0);
        assertThat(texts(only(shop), "/variants", "sku")).containsExactly(sku + "-S");
    }

    @Test
    void aShortDescriptionAloneReplacesNothing(Shop shop) {
        importing(
                shop,
                "7,simple,%s,,Kettle,1,0,visible,Short,Long,,,1,5,,0,,5,,,,,0,%s,,,,,,,,\n".formatted(sku, brand));

        Answer ended =
                ImportRun.of(shop, WOOCOMMERCE, "SKU,Short description,Regular price\n%s,New,6\n".formatted(sku));

        expectCounts(ended, 0, 1, 0);
        assertThat(warnings(ended)).contains("2 VALUE_IGNORED");
        assertThat(only(shop).text("/description")).isEqualTo("Short\nLong");
        ImportRun.of(shop, WOOCOMMERCE, "SKU,Description,Regular price\n%s,New,6\n".formatted(sku));
        assertThat(only(shop).text("/description")).isEqualTo("New");
    }

    @Test
    void aProductWithoutASkuIsFoundAgain(Shop shop) {
        String line = "1,simple,,,Mug %1$s,1,0,visible,,,,,1,,,0,,5,,,,,0,%2$s,,,,,,,,\n".formatted(sku, brand);

        Answer ended = importing(shop, line);
        expectCounts(ended, 1, 0, 0);
        expectCounts(importing(shop, line.replace(",5,", ",6,")), 0, 1, 0);

        assertThat(only(shop).number("/variants/0/price/amount")).isEqualTo(600);
        assertThat(warnings(ended)).containsExactly("2 STOCK_UNKNOWN");
    }

    private static Answer importing(Shop shop, String lines) {
        return ImportRun.of(shop, WOOCOMMERCE, HEADER + lines);
    }

    /** The one product of the brand. */
    private Answer only(Shop shop) {
        Answer list = branded(shop, brand);
        assertThat(list.number("/total")).isEqualTo(1);
        return product(shop, list.text("/items/0/slug"));
    }

    private static List<String> texts(Answer answer, String array, String field) {
        return answer.at(array)
                .valueStream()
                .map(item -> item.get(field).asString())
                .toList();
    }
}
