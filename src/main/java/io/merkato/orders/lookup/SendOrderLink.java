package io.merkato.orders.lookup;

import io.merkato.platform.jobs.Job;
import io.merkato.platform.jobs.JobKind;
import io.merkato.platform.jobs.Outbox;
import io.merkato.platform.mail.EmailKey;
import org.springframework.stereotype.Component;

/**
 * Has the link to an order mailed, when number and address fit. That is looked up after the answer, so that the answer cannot
 * tell.
 */
@Component
class SendOrderLink implements Job<SendOrderLink.Sought> {

    static final JobKind<Sought> KIND = new JobKind<>("orders.send-order-link", Sought.class);

    private final OrderLookupStore store;
    private final Outbox outbox;

    SendOrderLink(OrderLookupStore store, Outbox outbox) {
        this.store = store;
        this.outbox = outbox;
    }

    @Override
    public JobKind<Sought> kind() {
        return KIND;
    }

    @Override
    public boolean inTransaction() {
        return true;
    }

    @Override
    public void run(Sought sought) {
        String address = EmailKey.of(sought.email());
        store.find(TypedNumber.spellings(sought.number()))
                .filter(placed -> EmailKey.of(placed.email()).equals(address))
                .map(OrderLookupStore.Placed::id)
                .ifPresent(order -> outbox.publish(new OrderLinkRequested(order)));
    }

    /** Somebody named an order and an address. */
    record Sought(String number, String email) {

        @Override
        public String toString() {
            return "Sought[]";
        }
    }
}
