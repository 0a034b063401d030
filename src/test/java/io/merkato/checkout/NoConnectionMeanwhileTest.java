package io.merkato.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.testing.Guest;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** While a gateway is asked, which may take seconds, nobody holds a connection of the pool. */
@ShopTest
@ManyConnections
class NoConnectionMeanwhileTest {

    private static final String FAULTS = "/dev/gateway/faults";

    /** More than the pool has connections. */
    private static final int BUYERS = 20;

    @Test
    void buyersWaitForTheGatewayWithoutAConnection(Shop shop) throws Exception {
        Gauge active = shop.bean(MeterRegistry.class)
                .get("hikaricp.connections.active")
                .gauge();
        Product mug = shop.product(1250, BUYERS);
        List<Guest> buyers =
                Stream.generate(() -> shop.guestWith(mug, 1)).limit(BUYERS).toList();
        shop.anonymous().put(FAULTS, """
                        {"items":[{"verb":"charge","effect":"delayed","delayMs":4000,"times":%s}]}
                        """.formatted(BUYERS)).expect(200);
        List<Future<SentOrder>> orders;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            orders = buyers.stream()
                    .map(buyer -> threads.submit(() -> buyer.order()))
                    .toList();

            await("all wait for the gateway, and the pool is idle")
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> waiting(shop, mug) == BUYERS && active.value() == 0);

            assertThat(orders).noneMatch(Future::isDone);
        } finally {
            shop.anonymous().delete(FAULTS).expect(204);
        }
        for (Future<SentOrder> order : orders) {
            order.get().isConfirmed();
        }
    }

    private static int waiting(Shop shop, Product product) {
        return shop.bean(JdbcClient.class)
                .sql("""
                        select count(*) from orders."order" o join orders.line l on l.order_id = o.id
                        where l.product_id = :product::uuid and o.status = 'pendingPayment'
                        """)
                .param("product", product.id())
                .query(Integer.class)
                .single();
    }
}
