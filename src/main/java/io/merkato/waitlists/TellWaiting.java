package io.merkato.waitlists;

import io.merkato.catalog.Product;
import io.merkato.catalog.Products;
import io.merkato.catalog.SellableVariant;
import io.merkato.inventory.Inventory;
import io.merkato.inventory.StockLevel;
import io.merkato.inventory.holds.Holds;
import io.merkato.kernel.VariantId;
import io.merkato.platform.jobs.Job;
import io.merkato.platform.jobs.JobKind;
import io.merkato.platform.jobs.Outbox;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Tells those who wait for a variant that units of it have come: so many people for each that is still there. Who was told
 * before has a day to come and buy, and until then counts as long as the units are not paid for. So an order that gives its
 * units back, or many that do so one after the other, tell nobody of units that others know of.
 */
@Component
class TellWaiting implements Job<TellWaiting.Came> {

    static final JobKind<Came> KIND = new JobKind<>("waitlists.tell-waiting", Came.class);

    /** How long whoever is told may take. */
    static final Duration CHANCE = Duration.ofDays(1);

    private final WaitlistStore store;
    private final Inventory inventory;
    private final Holds holds;
    private final Products products;
    private final Outbox outbox;
    private final int factor;

    TellWaiting(
            WaitlistStore store,
            Inventory inventory,
            Holds holds,
            Products products,
            Outbox outbox,
            WaitlistSettings settings) {
        this.store = store;
        this.inventory = inventory;
        this.holds = holds;
        this.products = products;
        this.outbox = outbox;
        this.factor = settings.backInStockFactor();
    }

    @Override
    public JobKind<Came> kind() {
        return KIND;
    }

    @Override
    public boolean inTransaction() {
        return true;
    }

    @Override
    public void run(Came came) {
        VariantId variant = came.variantId();
        WaitlistStore.Told told = store.lockTold(variant, CHANCE);
        int available = inventory
                .levels(List.of(variant))
                .getOrDefault(variant, StockLevel.none(variant))
                .available();
        SellableVariant sold = products.sellable(List.of(variant)).get(variant);
        long open = Math.max(0, told.people() - (long) holds.paidSince(variant, told.at()) * factor);
        long people = Math.min((long) came.units() * factor, (long) available * factor - open);
        if (sold != null && sold.active() && people > 0) {
            List<WaitlistStore.Request> first = store.takeFirst(variant, (int) Math.min(people, Integer.MAX_VALUE));
            if (!first.isEmpty()) {
                tell(first, sold);
                store.setTold(variant, open + first.size());
            }
        }
    }

    private void tell(List<WaitlistStore.Request> people, SellableVariant sold) {
        String slug =
                products.find(sold.productId().toString()).map(Product::slug).orElse(null);
        people.forEach(request ->
                outbox.publish(new BackInStock(request.id(), request.userId(), request.email(), sold.title(), slug)));
    }

    /** Units of a variant have come, or are free again. */
    record Came(VariantId variantId, int units) {}
}
