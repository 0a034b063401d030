package io.merkato.platform.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the job that comes back tells those who watch the shop. */
@ShopTest
class InvariantMetricsTest {

    private static final String RULE = "What lies on the shelf is the sum of its movements.";

    @Test
    void theJobCountsWhatIsNotTrue(Shop shop) {
        Product product = shop.product(1000, 3);
        change(shop, product, 1);
        try {
            shop.bean(CheckInvariants.class).run();

            assertThat(broken(shop)).isEqualTo(1);
        } finally {
            change(shop, product, -1);
        }
        shop.bean(CheckInvariants.class).run();
        assertThat(broken(shop)).isEqualTo(0);
    }

    private static int broken(Shop shop) {
        return (int) shop.bean(MeterRegistry.class)
                .get("merkato.invariants.broken")
                .tag("invariant", RULE)
                .gauge()
                .value();
    }

    private static void change(Shop shop, Product product, int units) {
        shop.bean(JdbcClient.class)
                .sql("update inventory.stock_level set on_hand = on_hand + :units where variant_id = :variant::uuid")
                .param("units", units)
                .param("variant", product.variant())
                .update();
    }
}
