package io.merkato.imports;

import static io.merkato.imports.ImportRun.NDJSON;
import static io.merkato.imports.ImportRun.SHOPIFY;
import static io.merkato.imports.ImportRun.WOOCOMMERCE;
import static io.merkato.imports.ImportRun.expectCounts;
import static io.merkato.imports.ImportRun.product;
import static io.merkato.imports.ImportRun.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file does not speak of stays as it is; what it has empty is emptied. */
@ShopTest
class PartialImportTest {

    private static final List<String> TEXTS =
            List.of("/description", "/brand", "/categories", "/images", "/attributes");

    private final String sku = unique("SKU-");
    private final String handle = unique("kettle-");

    @Test
    void aPriceListOfShopifyChangesPricesOnly(Shop shop) {
        importKettle(shop);
        Answer before = product(shop, handle);

        expectCounts(
                ImportRun.of(
                        shop,
                        SHOPIFY,
                        "Handle,Title,Variant SKU,Variant Price\n%s,Kettle,%s,6.00\n".formatted(handle, sku)),
                0,
                1,
                0);

        Answer after = product(shop, handle);
        assertThat(after.number("/variants/0/price/amount")).isEqualTo(600);
        assertThat(after.number("/variants/0/compareAtPrice/amount")).isEqualTo(900);
        assertThat(after.text("/variants/0/gtin")).isEqualTo("0882780756328");
        assertThat(after.number("/variants/0/available")).isEqualTo(5);
        assertThat(TEXTS).allSatisfy(at -> assertThat(after.at(at)).isEqualTo(before.at(at)));
    }

    @Test
    void aPriceListNeedsNoSkuWhereThereIsOneVariant(Shop shop) {
        importKettle(shop);

        expectCounts(ImportRun.of(shop, SHOPIFY, "Title,URL handle,Price\nKettle,%s,7\n".formatted(handle)), 0, 1, 0);

        assertThat(product(shop, handle).at("/variants")).hasSize(1);
        assertThat(product(shop, handle).number("/variants/0/price/amount")).isEqualTo(700);
        assertThat(product(shop, handle).text("/variants/0/sku")).isEqualTo(sku);
    }

    @Test
    void aFileWithoutVariantsChangesTheProduct(Shop shop) {
        importKettle(shop);

        expectCounts(
                ImportRun.of(shop, SHOPIFY, "Title,URL handle,Vendor\nTeapot,%s,Other\n".formatted(handle)), 0, 1, 0);

        assertThat(product(shop, handle).text("/title")).isEqualTo("Teapot");
        assertThat(product(shop, handle).text("/brand")).isEqualTo("Other");
        assertThat(product(shop, handle).number("/variants/0/price/amount")).isEqualTo(500);
    }

    @Test
    void emptyCellsEmpty(Shop shop) {
        importKettle(shop);

        expectCounts(ImportRun.of(shop, SHOPIFY, """
                Handle,Title,Body (HTML),Vendor,Type,Tags,Variant SKU,Variant Price,Variant Compare At Price,Variant Barcode,Image Src,Status
                %s,,,,,,%s,,,,,
                """.formatted(handle, sku)), 0, 1, 0);

        Answer after = product(shop, handle);
        assertThat(after.text("/title")).as("a title is never empty").isEqualTo("Kettle");
        assertThat(after.text("/description")).isEmpty();
        assertThat(after.at("/brand").isNull()).isTrue();
        assertThat(after.at("/categories")).isEmpty();
        assertThat(after.at("/images")).isEmpty();
        assertThat(after.at("/attributes").has("tags")).isFalse();
        assertThat(after.number("/variants/0/price/amount")).as("nor a price").isEqualTo(500);
        assertThat(after.at("/variants/0/compareAtPrice").isNull()).isTrue();
        assertThat(after.at("/variants/0/gtin").isNull()).isTrue();
    }

    @Test
    void altTextsStayWhereTheFileHasNone(Shop shop) {
        importKettle(shop);

        ImportRun.of(shop, SHOPIFY, """
                Title,URL handle,Product image URL
                ,%1$s,https://x.example/new.jpg
                ,%1$s,https://x.example/k.jpg
                """.formatted(handle));

        Answer after = product(shop, handle);
        assertThat(after.text("/images/0/url")).endsWith("new.jpg");
        assertThat(after.text("/images/1/alt")).isEqualTo("A kettle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "archived"})
    void whatStaffTookOffSaleStaysSo(String status, Shop shop) {
        importKettle(shop);
        String path = "/v1/admin/products/" + product(shop, handle).text("/id");
        shop.admin().patch(path, "{\"status\":\"" + status + "\"}").expect(200);

        ImportRun.of(
                shop,
                SHOPIFY,
                "Handle,Title,Published,Variant SKU,Variant Price\n%s,Kettle,true,%s,6\n".formatted(handle, sku));
        ImportRun.of(shop, NDJSON, "{\"sku\":\"%s\",\"priceMinor\":800}\n".formatted(sku));
        ImportRun.of(shop, WOOCOMMERCE, "SKU,Regular price\n%s,9\n".formatted(sku));

        Answer after = shop.admin().get(path).expect(200);
        assertThat(after.text("/status")).isEqualTo(status);
        assertThat(after.number("/variants/0/price/amount")).isEqualTo(900);
    }

    @Test
    void membersThatNdjsonLacksStay(Shop shop) {
        importNdjson(shop);
        Answer before = product(shop, handle);

        expectCounts(ImportRun.of(shop, NDJSON, "{\"sku\":\"%s\",\"priceMinor\":120}\n".formatted(sku)), 0, 1, 0);

        Answer after = product(shop, handle);
        assertThat(after.number("/variants/0/price/amount")).isEqualTo(120);
        assertThat(after.text("/title")).isEqualTo("N");
        assertThat(TEXTS).allSatisfy(at -> assertThat(after.at(at)).isEqualTo(before.at(at)));
    }

    @Test
    void nullEmptiesInNdjson(Shop shop) {
        importNdjson(shop);

        expectCounts(ImportRun.of(shop, NDJSON, """
                {"sku":"%s","description":null,"brand":null,"category":null,"images":null,"attributes":null,"stock":null}
                """.formatted(sku)), 0, 1, 0);

        Answer after = product(shop, handle);
        assertThat(after.text("/description")).isEmpty();
        assertThat(after.at("/brand").isNull()).isTrue();
        assertThat(after.at("/categories")).isEmpty();
        assertThat(after.at("/images")).isEmpty();
        assertThat(after.at("/attributes").propertyNames()).containsExactly("model");
        assertThat(after.number("/variants/0/available"))
                .as("stock is not emptied")
                .isEqualTo(4);
    }

    @Test
    void aVariantThatNdjsonChangesKeepsItsOptions(Shop shop) {
        ImportRun.of(shop, SHOPIFY, """
                Title,URL handle,Option1 name,Option1 value,SKU,Price
                Shirt,%1$s,Size,S,%2$s-S,5
                ,%1$s,,M,%2$s-M,5
                """.formatted(handle, sku));

        expectCounts(ImportRun.of(shop, NDJSON, "{\"sku\":\"%s-M\",\"priceMinor\":700}\n".formatted(sku)), 0, 1, 0);

        Answer after = product(shop, handle);
        assertThat(after.text("/variants/0/sku")).as("the order stays").isEqualTo(sku + "-S");
        assertThat(after.text("/variants/1/options/Size")).isEqualTo("M");
        assertThat(after.text("/variants/1/title")).isEqualTo("M");
        assertThat(after.number("/variants/1/price/amount")).isEqualTo(700);
    }

    private void importKettle(Shop shop) {
        expectCounts(ImportRun.of(shop, SHOPIFY, """
                Handle,Title,Body (HTML),Vendor,Type,Tags,Variant SKU,Variant Inventory Qty,Variant Price,Variant Compare At Price,Variant Barcode,Image Src,Image Alt Text
                %s,Kettle,<p>Boils</p>,Schliffa,Kitchen,blue,%s,5,5,9,0882780756328,https://x.example/k.jpg,A kettle
                """.formatted(handle, sku)), 1, 0, 0);
    }

    private void importNdjson(Shop shop) {
        expectCounts(ImportRun.of(shop, NDJSON, """
                {"sku":"%s","slug":"%s","title":"N","model":"M1","priceMinor":100,"stock":4,"description":"text","brand":"B",\
                "category":"Kitchen","images":["https://x.example/n.jpg"],"attributes":{"color":"red"}}
                """.formatted(sku, handle)), 1, 0, 0);
    }
}
