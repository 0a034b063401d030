package io.merkato.inventory.alerts;

import io.merkato.kernel.VariantId;
import io.merkato.platform.jobs.Subscribe;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens in slices of inventory, where nobody mails them. */
class HeardAlerts {

    private final List<StockLow> heard = new CopyOnWriteArrayList<>();

    @Subscribe("test.hear-alerts")
    void on(StockLow event) {
        heard.add(event);
    }

    long count(VariantId variant, AlertKind kind) {
        return heard.stream()
                .filter(event -> event.variantId().equals(variant) && event.kind() == kind)
                .count();
    }
}
