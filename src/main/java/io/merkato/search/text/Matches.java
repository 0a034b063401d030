package io.merkato.search.text;

import java.util.function.IntPredicate;

/** Products that have the words of a query, in no order, by their places in the columns. */
public final class Matches {

    private final IntList places = new IntList();
    private final IntList scores = new IntList();
    private float best;

    /** Adds one. */
    public void add(int place, float score) {
        places.add(place);
        scores.add(Float.floatToRawIntBits(score));
        best = Math.max(best, score);
    }

    /** Leaves those whose places pass; the best score stays that of all. */
    public void keep(IntPredicate passes) {
        int kept = 0;
        for (int match = 0; match < count(); match++) {
            int place = places.get(match);
            if (passes.test(place)) {
                if (kept < match) {
                    places.set(kept, place);
                    scores.set(kept, scores.get(match));
                }
                kept++;
            }
        }
        places.cut(kept);
        scores.cut(kept);
    }

    /** The best score that was added, 0 when there is none. */
    float best() {
        return best;
    }

    /** How many there are. */
    public int count() {
        return places.count();
    }

    /** Where one stands in the columns. */
    public int place(int match) {
        return places.get(match);
    }

    /** How well it has them, 0 and more. */
    public float score(int match) {
        return Float.intBitsToFloat(scores.get(match));
    }
}
