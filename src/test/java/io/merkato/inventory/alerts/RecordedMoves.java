package io.merkato.inventory.alerts;

import io.merkato.inventory.LevelMove;
import io.merkato.inventory.LevelWatch;
import io.merkato.kernel.VariantId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down every move while its level is locked, so that those of a variant are in order. */
class RecordedMoves implements LevelWatch {

    private final List<LevelMove> moves = new CopyOnWriteArrayList<>();

    @Override
    public void moved(List<LevelMove> moved) {
        moves.addAll(moved);
    }

    @Override
    public void gone(List<VariantId> variants) {}

    List<LevelMove> of(VariantId variant) {
        return moves.stream().filter(move -> move.variantId().equals(variant)).toList();
    }
}
