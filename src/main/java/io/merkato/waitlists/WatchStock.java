package io.merkato.waitlists;

import io.merkato.inventory.LevelMove;
import io.merkato.inventory.LevelWatch;
import io.merkato.kernel.Ids;
import io.merkato.kernel.VariantId;
import io.merkato.platform.jobs.Jobs;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Sees that units come which somebody waits for. What only goes costs no statement. */
@Component
class WatchStock implements LevelWatch {

    private final WaitlistStore store;
    private final Jobs jobs;

    WatchStock(WaitlistStore store, Jobs jobs) {
        this.store = store;
        this.jobs = jobs;
    }

    @Override
    public void moved(List<LevelMove> moves) {
        Map<VariantId, LevelMove> risen = moves.stream()
                .filter(move -> move.after() > move.before())
                .collect(Collectors.toMap(LevelMove::variantId, Function.identity(), (one, later) -> later));
        if (!risen.isEmpty()) {
            store.awaited(risen.keySet()).forEach(variant -> {
                LevelMove move = risen.get(variant);
                if (move != null) {
                    jobs.enqueue(
                            TellWaiting.KIND,
                            Ids.next().toString(),
                            new TellWaiting.Came(variant, move.after() - move.before()));
                }
            });
        }
    }

    @Override
    public void gone(List<VariantId> variants) {
        if (!variants.isEmpty()) {
            store.deleteFor(variants);
        }
    }
}
