package io.merkato.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What admins are told of what must be true. */
@ShopTest
class IntegrityTest {

    @Test
    void nothingIsFoundWhenAllIsWell(Shop shop) {
        shop.guestWith(shop.product(1000, 3), 2).order().isConfirmed();

        Answer found = shop.admin().get("/v1/admin/integrity").expect(200);

        assertThat(found.at("/violations")).isEmpty();
        assertThat(Instant.parse(found.text("/checkedAt")))
                .isBefore(Instant.now().plusSeconds(1));
    }

    @Test
    void whatIsNotTrueIsToldWithItsNumberAndSomeIds(Shop shop) {
        List<String> variants = IntStream.range(0, 12)
                .mapToObj(number -> shop.product(1000, 3))
                .map(Product::variant)
                .toList();
        change(shop, variants, 1);
        try {
            Answer found = shop.admin().get("/v1/admin/integrity").expect(200);

            assertThat(found.at("/violations")).hasSize(2).allSatisfy(violation -> {
                assertThat(violation.get("invariant").asString())
                        .contains("shelf")
                        .endsWith(".");
                assertThat(violation.get("count").asInt()).isEqualTo(12);
                assertThat(violation.get("examples")).hasSize(10).allSatisfy(id -> assertThat(variants)
                        .contains(id.asString()));
            });
        } finally {
            change(shop, variants, -1);
        }
        assertThat(shop.admin().get("/v1/admin/integrity").at("/violations")).isEmpty();
    }

    private static void change(Shop shop, List<String> variants, int units) {
        shop.bean(JdbcClient.class)
                .sql("""
                        update inventory.stock_level set on_hand = on_hand + :units where variant_id = any(:variants::uuid[])
                        """)
                .param("units", units)
                .param("variants", variants.toArray(String[]::new))
                .update();
    }
}
