package io.merkato.inventory.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The stock as a table for spreadsheets. */
@ShopTest
class StockCsvTest {

    @Test
    void everyVariantIsALine(Shop shop) {
        Product product = shop.product(1000, 7);
        shop.guestWith(product, 2).order().isConfirmed();
        String sku = "=1+" + UUID.randomUUID();
        Answer odd = shop.admin().post("/v1/admin/products", """
                        {"title":"@Odd \\"one\\"","variants":[
                          {"sku":"%s","price":{"amount":1,"currency":"EUR"},"onHand":3,"lowStockThreshold":2}]}
                        """.formatted(sku)).expect(201);

        Answer table = shop.staff().get("/v1/admin/inventory.csv").expect(200);

        assertThat(table.header("content-type")).isEqualToIgnoringCase("text/csv;charset=utf-8");
        assertThat(table.header("content-disposition")).contains("inventory.csv");
        assertThat(table.body().lines().findFirst())
                .hasValue("variantId,sku,title,onHand,reserved,available,lowStockThreshold");
        assertThat(table.body().lines())
                .contains(
                        "%s,\"%s\",\"%s\",7,2,5,".formatted(product.variant(), product.sku(), product.title()),
                        "%s,\"'%s\",\"'@Odd \"\"one\"\"\",3,0,3,2".formatted(odd.text("/variants/0/id"), sku));
    }
}
