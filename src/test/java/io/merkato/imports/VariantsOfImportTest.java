package io.merkato.imports;

import static io.merkato.imports.ImportRun.SHOPIFY;
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

/** A variant is known by its SKU, else by its options; there are never two with equal ones. */
@ShopTest
class VariantsOfImportTest {

    private final String handle = unique("shirt-");

    @ParameterizedTest
    @CsvSource({"OLD,NEW", "'',NEW", "OLD,''", "'',''"})
    void aVariantWithTheSameOptionsIsTheSame(String before, String after, Shop shop) {
        shirt(shop, "Size,S," + sku(before) + ",5");
        String id = product(shop, handle).text("/variants/0/id");
        String firstSku = product(shop, handle).text("/variants/0/sku");

        expectCounts(shirt(shop, " size , s ," + sku(after) + ",7"), 0, 1, 0);

        Answer now = product(shop, handle);
        assertThat(now.at("/variants")).hasSize(1);
        assertThat(now.text("/variants/0/id")).isEqualTo(id);
        assertThat(now.text("/variants/0/sku")).isEqualTo(after.isEmpty() ? firstSku : sku(after));
        assertThat(now.number("/variants/0/price/amount")).isEqualTo(700);
        shop.admin()
                .patch("/v1/admin/products/" + now.text("/id"), "{\"status\":\"archived\"}")
                .expect(200);
    }

    @Test
    void aSkuIsFoundUnderOtherOptions(Shop shop) {
        shirt(shop, "Size,S," + sku("A") + ",5", ",M," + sku("B") + ",5");

        expectCounts(shirt(shop, "Size,M," + sku("A") + ",5", ",S," + sku("B") + ",5"), 0, 1, 0);

        assertThat(product(shop, handle).text("/variants/0/options/Size")).isEqualTo("M");
        assertThat(product(shop, handle).text("/variants/0/sku")).isEqualTo(sku("A"));
        assertThat(product(shop, handle).at("/variants")).hasSize(2);
    }

    @Test
    void optionsOfAVariantThatStaysAreRefused(Shop shop) {
        shirt(shop, "Size,S," + sku("A") + ",5", ",M," + sku("B") + ",5");

        Answer ended = shirt(shop, "Size,M," + sku("A") + ",5");

        expectCounts(ended, 0, 0, 1);
        assertThat(ended.text("/errors/0/detail")).contains("options");
        assertThat(product(shop, handle).text("/variants/0/options/Size")).isEqualTo("S");
    }

    @Test
    void aProductThatGainsOptionsKeepsItsVariant(Shop shop) {
        shirt(shop, "Title,Default Title,,5");
        String id = product(shop, handle).text("/variants/0/id");

        expectCounts(shirt(shop, "Size,S,,5", ",M,,5"), 0, 1, 0);

        Answer now = product(shop, handle);
        assertThat(now.at("/variants")).hasSize(2);
        assertThat(now.text("/variants/0/id")).isEqualTo(id);
        assertThat(now.text("/variants/0/title")).isEqualTo("S");
    }

    @Test
    void aVariantWithoutOptionsDoesNotJoinOthersThatHaveSome(Shop shop) {
        shirt(shop, "Size,S," + sku("A") + ",5", ",M," + sku("B") + ",5");

        Answer ended =
                ImportRun.of(shop, SHOPIFY, "Title,URL handle,SKU,Price\nShirt,%s,%s,5\n".formatted(handle, sku("C")));

        assertThat(errors(ended)).containsExactly("2 VALIDATION_FAILED");
        assertThat(product(shop, handle).at("/variants")).hasSize(2);
    }

    @Test
    void twoOptionsOfOneNameAreReported(Shop shop) {
        Answer ended = ImportRun.of(shop, SHOPIFY, """
                Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant Price
                %1$s,Shirt,Size,S,size,Wide,1
                %1$s,,,M,,Slim,1
                """.formatted(handle));

        expectCounts(ended, 0, 0, 1);
        assertThat(ended.text("/errors/0/detail")).contains("Option2 name");
    }

    @Test
    void linesOfOneHandleMayStandApart(Shop shop) {
        expectCounts(ImportRun.of(shop, SHOPIFY, """
                Handle,Title,Body (HTML),Option1 Name,Option1 Value,Variant Price,Image Src
                %1$s,,,,M,2,https://x.example/2.jpg
                %1$s-y,Y,,Size,S,1,
                %1$s,Shirt,Text,Size,S,1,https://x.example/1.jpg
                %1$s-y,,,,M,1,
                """.formatted(handle)), 2, 0, 0);

        Answer shirt = product(shop, handle);
        assertThat(shirt.text("/title")).isEqualTo("Shirt");
        assertThat(shirt.text("/description")).isEqualTo("Text");
        assertThat(shirt.at("/images")).hasSize(2);
        assertThat(shirt.text("/variants/0/options/Size")).isEqualTo("M");
        assertThat(shirt.text("/variants/1/options/Size")).isEqualTo("S");
        assertThat(product(shop, handle + "-y").at("/variants")).hasSize(2);
    }

    /** Each line from the name of its option on: name, value, SKU, price. */
    private Answer shirt(Shop shop, String... variants) {
        StringBuilder file = new StringBuilder("Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price\n");
        for (int i = 0; i < variants.length; i++) {
            file.append(handle)
                    .append(i == 0 ? ",Shirt," : ",,")
                    .append(variants[i])
                    .append('\n');
        }
        return ImportRun.of(shop, SHOPIFY, file.toString());
    }

    private String sku(String name) {
        return name.isEmpty() ? "" : name + "-" + handle;
    }
}
