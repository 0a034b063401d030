package io.merkato.orders.lookup;

import io.merkato.platform.jobs.Job;
import io.merkato.platform.jobs.JobKind;
import io.merkato.platform.jobs.Outbox;
import io.merkato.platform.mail.EmailKey;
import io.merkato.platform.ratelimit.RateLimit;
import io.merkato.platform.ratelimit.RateLimits;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has the link to an order mailed, when number and address fit. That is looked up after the answer, so that the answer cannot
 * tell.
 */
@Component
class SendOrderLink implements Job<SendOrderLink.Sought> {

    static final JobKind<Sought> KIND = new JobKind<>("orders.send-order-link", Sought.class);

    /** A mailbox is not to be filled: so many mails, however often number and address were named. */
    private static final RateLimit PER_ADDRESS = new RateLimit("order-lookup", 10, Duration.ofHours(1));

    private final OrderLookupStore store;
    private final RateLimits rateLimits;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    SendOrderLink(OrderLookupStore store, RateLimits rateLimits, Outbox outbox, TransactionTemplate transaction) {
        this.store = store;
        this.rateLimits = rateLimits;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    @Override
    public JobKind<Sought> kind() {
        return KIND;
    }

    @Override
    public void run(Sought sought) {
        String address = EmailKey.of(sought.email());
        store.find(TypedNumber.spellings(sought.number()))
                .filter(placed -> EmailKey.of(placed.email()).equals(address))
                .filter(placed -> rateLimits.tryTake(PER_ADDRESS, address))
                .map(OrderLookupStore.Placed::id)
                .ifPresent(order ->
                        transaction.executeWithoutResult(status -> outbox.publish(new OrderLinkRequested(order))));
    }

    /** Somebody named an order and an address. */
    record Sought(String number, String email) {

        @Override
        public String toString() {
            return "Sought[]";
        }
    }
}
