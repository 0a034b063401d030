package io.merkato.aftersales.histories;

import io.merkato.testing.Shop;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where histories are played, one after the other: in a shop, with a customer of it. The rules are about all that a shop has, so a
 * new one is opened before that is a lot.
 */
final class PlayedShop implements AutoCloseable {

    private static final int HISTORIES_EACH = 150;

    private @Nullable Shop shop;
    private @Nullable History last;
    private int histories;

    History begin() {
        if (histories++ % HISTORIES_EACH == 0) {
            close();
            shop = opened();
            last = null;
        }
        History next = new History(Objects.requireNonNull(shop), last);
        last = next;
        return next;
    }

    /** Fetching costs nothing, so that an order can cost nothing. People come by a proxy, from as many addresses as they have. */
    private static Shop opened() {
        Shop shop = Shop.start(
                Shop.connections(10), "--merkato.trusted-proxies=127.0.0.0/8,::1", "--merkato.unpaid-units=999");
        shop.bean(JdbcClient.class).sql("""
                insert into pricing.shipping_method (code, name, amount, position) values ('pickup', 'Fetched', 0, 3)
                """).update();
        return shop;
    }

    @Override
    public void close() {
        if (shop != null) {
            shop.close();
        }
    }
}
