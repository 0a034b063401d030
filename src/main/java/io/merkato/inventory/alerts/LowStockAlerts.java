package io.merkato.inventory.alerts;

import io.merkato.inventory.InventorySettings;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Alerts: what who tells people of them may ask. */
@Component
public class LowStockAlerts {

    /** Alerts rarely come alone. */
    private static final Duration GATHERING = Duration.ofSeconds(30);

    private final AlertStore store;
    private final Duration between;

    LowStockAlerts(AlertStore store, InventorySettings settings) {
        this.store = store;
        this.between = Duration.ofMinutes(settings.lowStockDigestMinutes());
    }

    /**
     * How long to wait until people are told of alerts that are there. Until the end of the transaction no digest is taken,
     * so whoever plans one in it does not miss that one is just being made.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Duration untilNextDigest() {
        Duration since = store.lockDigest();
        Duration rest = since == null ? Duration.ZERO : between.minus(since);
        Duration gathering = GATHERING.compareTo(between) < 0 ? GATHERING : between;
        return rest.compareTo(gathering) > 0 ? rest : gathering;
    }

    /** Takes what is open and was in no digest before, of which it gives the first ones. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Digest takeDigest(int most) {
        store.lockDigest();
        return store.takeUntold(most);
    }

    /**
     * What people are told at once.
     *
     * @param more how many there are besides
     */
    public record Digest(List<Alert> alerts, int more) {

        public int size() {
            return alerts.size() + more;
        }
    }

    /**
     * That there is little of a variant, or nothing.
     *
     * @param available units that could be bought when it was raised
     * @param threshold as it was then; 0 of what is sold out
     * @param clearedAt when there was enough again, null while it is open
     */
    @Schema(name = "LowStockAlert")
    public record Alert(
            UUID id,
            UUID variantId,
            String sku,
            String title,
            AlertKind kind,
            int available,
            int threshold,
            Instant raisedAt,
            @Nullable Instant clearedAt) {}
}
