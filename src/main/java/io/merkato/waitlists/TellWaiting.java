package io.merkato.waitlists;

import io.merkato.catalog.Products;
import io.merkato.catalog.SellableVariant;
import io.merkato.inventory.Inventory;
import io.merkato.inventory.StockLevel;
import io.merkato.kernel.VariantId;
import io.merkato.platform.jobs.Job;
import io.merkato.platform.jobs.JobKind;
import io.merkato.platform.jobs.Outbox;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells those who wait for a variant that units of it have come: so many people for each that is still there. */
@Component
class TellWaiting implements Job<TellWaiting.Came> {

    static final JobKind<Came> KIND = new JobKind<>("waitlists.tell-waiting", Came.class);

    private final WaitlistStore store;
    private final Inventory inventory;
    private final Products products;
    private final Outbox outbox;
    private final int factor;

    TellWaiting(WaitlistStore store, Inventory inventory, Products products, Outbox outbox, WaitlistSettings settings) {
        this.store = store;
        this.inventory = inventory;
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
        int available = inventory
                .levels(List.of(variant))
                .getOrDefault(variant, StockLevel.none(variant))
                .available();
        SellableVariant sold = products.sellable(List.of(variant)).get(variant);
        long people = (long) Math.min(available, came.units()) * factor;
        if (sold != null && sold.active() && people > 0) {
            store.takeFirst(variant, (int) Math.min(people, Integer.MAX_VALUE))
                    .forEach(request -> outbox.publish(
                            new BackInStock(request.id(), request.userId(), request.email(), sold.title())));
        }
    }

    /** Units of a variant have come, or are free again. */
    record Came(VariantId variantId, int units) {}
}
