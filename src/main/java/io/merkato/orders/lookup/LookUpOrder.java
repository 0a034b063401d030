package io.merkato.orders.lookup;

import io.merkato.kernel.Ids;
import io.merkato.platform.jobs.Jobs;
import io.merkato.platform.ratelimit.RateLimit;
import io.merkato.platform.ratelimit.RateLimits;
import io.merkato.platform.visitor.Visitor;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes in what somebody knows of an order, without telling whether there is one. */
@Component
class LookUpOrder {

    private static final RateLimit PER_NETWORK = new RateLimit("order-lookup-network", 200, Duration.ofMinutes(15));

    private final RateLimits rateLimits;
    private final Jobs jobs;
    private final TransactionTemplate transaction;

    LookUpOrder(RateLimits rateLimits, Jobs jobs, TransactionTemplate transaction) {
        this.rateLimits = rateLimits;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    /**
     * Does the same for every number and address; what follows comes by mail. Who asks is counted, never whom they ask for, or
     * anybody could keep a buyer from their order.
     */
    void ask(String number, String email, Visitor visitor) {
        rateLimits.take(PER_NETWORK, visitor.network());
        transaction.executeWithoutResult(status ->
                jobs.enqueue(SendOrderLink.KIND, Ids.next().toString(), new SendOrderLink.Sought(number, email)));
    }
}
