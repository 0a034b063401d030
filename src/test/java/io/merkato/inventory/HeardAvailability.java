package io.merkato.inventory;

import io.merkato.kernel.VariantId;
import io.merkato.platform.jobs.Subscribe;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens in slices of inventory, where nobody keeps lists of what can be bought. */
class HeardAvailability {

    private final List<VariantId> heard = new CopyOnWriteArrayList<>();

    @Subscribe("test.hear-availability")
    void on(AvailabilityChanged event) {
        heard.add(event.variantId());
    }

    /** How often it was told that a variant is sold out or is no longer. */
    long times(VariantId variant) {
        return heard.stream().filter(variant::equals).count();
    }
}
