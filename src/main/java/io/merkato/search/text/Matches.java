package io.merkato.search.text;

import java.util.Arrays;

/** Products that have the words of a query, in no order, by their places in the columns. */
public final class Matches {

    private int[] places = new int[256];
    private float[] scores = new float[256];
    private int count;

    /** Adds one. */
    public void add(int place, float score) {
        if (count == places.length) {
            places = Arrays.copyOf(places, count * 2);
            scores = Arrays.copyOf(scores, count * 2);
        }
        places[count] = place;
        scores[count++] = score;
    }

    /** The best score there is, 0 when there is none. */
    float best() {
        float best = 0;
        for (int i = 0; i < count; i++) {
            best = Math.max(best, scores[i]);
        }
        return best;
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** Where one stands in the columns. */
    public int place(int match) {
        return places[match];
    }

    /** How well it has them, 0 and more. */
    public float score(int match) {
        return scores[match];
    }
}
