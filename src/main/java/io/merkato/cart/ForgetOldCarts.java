package io.merkato.cart;

import io.merkato.platform.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Deletes guests' carts that nobody touched for 60 days. */
@Component
class ForgetOldCarts implements RecurringJob {

    private static final int DAYS = 60;

    private final CartStore store;

    ForgetOldCarts(CartStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "cart.forget-old-carts";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        store.deleteForgotten(DAYS);
    }
}
