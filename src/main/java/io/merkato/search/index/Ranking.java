package io.merkato.search.index;

import io.merkato.kernel.ProductId;
import io.merkato.search.Explanation;
import io.merkato.search.SearchSettings;
import io.merkato.search.columns.Columns;
import io.merkato.search.text.Matches;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts what fits best first. The best by their words are scored again by all that counts; what comes behind them stays in the
 * order of its words.
 */
final class Ranking {

    /** So many are scored again. */
    private static final int BEST = 400;

    private static final int MICROS = 1_000_000;
    private static final int HUNDREDTH = MICROS / 100;

    /** What is so old has half of what freshness counts. */
    private static final long HALF_LIFE_MILLIS = TimeUnit.DAYS.toMillis(180);

    private final Columns columns;
    private final Columns.Table table;
    private final SearchSettings weights;
    private final Similarities similarities;
    private final long nowMillis;

    Ranking(Columns columns, SearchSettings weights, Similarities similarities, long nowMillis) {
        this.columns = columns;
        this.table = columns.now();
        this.weights = weights;
        this.similarities = similarities;
        this.nowMillis = nowMillis;
    }

    /** So many of these products, best first, behind the one that a cursor names; one more where there is one more. */
    List<Ranked> page(Matches matches, @Nullable Ranked cursor, int most) {
        List<Ranked> best = scored(best(matches));
        if (cursor == null || cursor.isBest()) {
            int from = cursor == null ? 0 : behind(best, cursor);
            List<Ranked> page = new ArrayList<>(best.subList(from, Math.min(best.size(), from + most)));
            if (page.size() < most) {
                page.addAll(others(matches, best, null, most - page.size()));
            }
            return page;
        }
        return others(matches, best, now(matches, cursor), most);
    }

    /** Scores shift a little with every product that comes or goes, so what counts is where the cursor's product stands now. */
    private Ranked now(Matches matches, Ranked cursor) {
        int place = columns.places.find(cursor.product());
        for (int i = 0; i < matches.count(); i++) {
            if (matches.place(i) == place) {
                return new Ranked(cursor.product(), place, Parts.ofWords(micros(matches.score(i))), false);
            }
        }
        return cursor;
    }

    /** Where the cursor's product stood it may stand no more; then its score tells. */
    private int behind(List<Ranked> best, Ranked cursor) {
        for (int i = 0; i < best.size(); i++) {
            if (best.get(i).product().equals(cursor.product())) {
                return i + 1;
            }
        }
        int at = 0;
        while (at < best.size() && best.get(at).compareTo(cursor) < 0) {
            at++;
        }
        return at;
    }

    /** The best by their words, each as its score and its place: of equal ones always the same, however Lucene has them. */
    private static long[] best(Matches matches) {
        Greatest greatest = new Greatest(BEST);
        for (int i = 0; i < matches.count(); i++) {
            greatest.offer(((long) Float.floatToIntBits(matches.score(i)) << 32) | matches.place(i));
        }
        return greatest.sorted();
    }

    private List<Ranked> scored(long[] best) {
        int[] places = Arrays.stream(best).mapToInt(key -> (int) key).toArray();
        int[] meaning = similarities.of(places);
        long mostUnits = Arrays.stream(places)
                .mapToLong(place -> table.units[place])
                .max()
                .orElse(0);
        return IntStream.range(0, places.length)
                .mapToObj(i -> new Ranked(
                        columns.places.product(places[i]),
                        places[i],
                        parts(micros(Float.intBitsToFloat((int) (best[i] >>> 32))), meaning[i], places[i], mostUnits),
                        true))
                .sorted()
                .toList();
    }

    private Parts parts(long words, int meaning, int place, long mostUnits) {
        double popularity =
                mostUnits == 0 ? 0 : Math.log1p((double) table.units[place]) / Math.log1p((double) mostUnits);
        long ageMillis = Math.max(0, nowMillis - (table.newest[place] >>> 16));
        double freshness = HALF_LIFE_MILLIS / (double) (HALF_LIFE_MILLIS + ageMillis);
        return new Parts(
                words,
                (long) weights.meaningWeight() * meaning / 100,
                table.state[place] == Columns.IN_STOCK ? (long) weights.stockWeight() * HUNDREDTH : 0,
                Math.round(popularity * weights.popularityWeight() * HUNDREDTH),
                Math.round(freshness * weights.freshnessWeight() * HUNDREDTH));
    }

    private List<Ranked> others(Matches matches, List<Ranked> best, @Nullable Ranked cursor, int most) {
        if (matches.count() <= best.size()) {
            return List.of();
        }
        BitSet taken = new BitSet();
        best.forEach(one -> taken.set(one.place()));
        // The one that comes last of those that are kept is on top.
        PriorityQueue<Ranked> kept = new PriorityQueue<>(Comparator.reverseOrder());
        for (int i = 0; i < matches.count(); i++) {
            int place = matches.place(i);
            long words = micros(matches.score(i));
            boolean isAhead = cursor != null && words > cursor.parts().sum();
            boolean isLate =
                    kept.size() == most && words < kept.element().parts().sum();
            if (isAhead || isLate || taken.get(place)) {
                continue;
            }
            Ranked one = new Ranked(columns.places.product(place), place, Parts.ofWords(words), false);
            if (cursor == null || one.compareTo(cursor) > 0) {
                kept.add(one);
            }
            if (kept.size() > most) {
                kept.remove();
            }
        }
        return kept.stream().sorted().toList();
    }

    private static long micros(float score) {
        return Math.round((double) score * MICROS);
    }

    /** How much the words of products mean what a query means, in millionths; 0 for all where nobody can tell. */
    interface Similarities {

        int[] of(int[] places);
    }

    /** What a score is made of, in millionths. */
    record Parts(long words, long meaning, long stock, long popularity, long freshness) {

        static Parts ofWords(long words) {
            return new Parts(words, 0, 0, 0, 0);
        }

        long sum() {
            return words + meaning + stock + popularity + freshness;
        }
    }

    /**
     * A product in its place.
     *
     * @param isBest whether it is one of those that were scored by more than words; they come before all others
     */
    record Ranked(ProductId product, int place, Parts parts, boolean isBest) implements Comparable<Ranked> {

        private static final Comparator<Ranked> BEST_FIRST = Comparator.comparing(Ranked::isBest)
                .thenComparingLong(ranked -> ranked.parts().sum())
                .thenComparing(Ranked::product)
                .reversed();

        Explanation explained(SearchSettings weights) {
            return new Explanation(
                    product,
                    isBest,
                    new Explanation.Part(parts.words(), null),
                    new Explanation.Part(parts.meaning(), weights.meaningWeight()),
                    new Explanation.Part(parts.stock(), weights.stockWeight()),
                    new Explanation.Part(parts.popularity(), weights.popularityWeight()),
                    new Explanation.Part(parts.freshness(), weights.freshnessWeight()));
        }

        @Override
        public int compareTo(Ranked other) {
            return BEST_FIRST.compare(this, other);
        }
    }
}
