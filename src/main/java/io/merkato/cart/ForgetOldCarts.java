package io.merkato.cart;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes guests' carts that nobody touched for 60 days. */
@Component
class ForgetOldCarts {

    private static final int DAYS = 60;

    private final CartStore store;

    ForgetOldCarts(CartStore store) {
        this.store = store;
    }

    @Scheduled(initialDelay = 20, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    void run() {
        store.deleteForgotten(DAYS);
    }
}
