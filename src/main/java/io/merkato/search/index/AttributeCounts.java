package io.merkato.search.index;

import io.merkato.search.Facets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Which attributes tell the products that were found from each other, and how they spread over their values. Numbers of many
 * values are shown as ranges, written as their filter takes them: {@code 10..20}.
 */
final class AttributeCounts {

    private static final int MOST_ATTRIBUTES = 12;
    private static final int MOST_VALUES = 20;

    /** An attribute is shown when one in so many of the products has it. */
    private static final int ONE_IN = 5;

    private static final int MANY_NUMBERS = 8;
    private static final int RANGES = 5;

    private final Terms terms;
    private final IntUnaryOperator countOf;

    /** @param countOf how many of the products that were found have a term */
    AttributeCounts(Terms terms, IntUnaryOperator countOf) {
        this.terms = terms;
        this.countOf = countOf;
    }

    /**
     * The attributes that most of the products have.
     *
     * @param byName the terms that any has, by the numbers of their names
     * @param found how many products there are
     */
    Map<String, List<Facets.Value>> commonest(Map<Integer, int[]> byName, int found) {
        Map<String, List<Facets.Value>> shown = new HashMap<>();
        byName.entrySet().stream()
                .filter(attribute -> isTelling(attribute.getValue(), found))
                .sorted(Comparator.comparingInt(attribute -> -sum(attribute.getValue())))
                .limit(MOST_ATTRIBUTES)
                .forEach(attribute -> shown.put(terms.name(attribute.getKey()), values(attribute.getValue())));
        return shown;
    }

    /** What nearly each product has another value of, or all have the same, helps nobody to choose. */
    private boolean isTelling(int[] some, int found) {
        int sum = sum(some);
        boolean isName = some.length * 10 > sum * 8 && sum > 5 && !areNumbers(some);
        boolean isSame = some.length == 1 && sum == found && found > 1;
        return sum * ONE_IN >= found && !isName && !isSame;
    }

    /** How the products spread over these terms of one attribute. */
    List<Facets.Value> values(int[] some) {
        if (some.length > MANY_NUMBERS && areNumbers(some)) {
            return ranges(some);
        }
        return Arrays.stream(some)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(term -> -countOf.applyAsInt(term))
                        .thenComparing(terms::value))
                .limit(MOST_VALUES)
                .map(term -> new Facets.Value(terms.value(term), countOf.applyAsInt(term)))
                .toList();
    }

    /** About as many products in each, and no value in two. */
    private List<Facets.Value> ranges(int[] some) {
        int[] sorted = Arrays.stream(some)
                .filter(term -> terms.numberOf(term) != Terms.NO_NUMBER)
                .boxed()
                .sorted(Comparator.comparingLong(terms::numberOf))
                .mapToInt(Integer::intValue)
                .toArray();
        List<Facets.Value> ranges = new ArrayList<>();
        int each = Math.max(1, sum(sorted) / RANGES);
        int from = 0;
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            count += countOf.applyAsInt(sorted[i]);
            boolean isLast = i + 1 == sorted.length;
            if (isLast || (count >= each && ranges.size() < RANGES - 1)) {
                String value =
                        Terms.written(terms.numberOf(sorted[from])) + ".." + Terms.written(terms.numberOf(sorted[i]));
                ranges.add(new Facets.Value(value, count));
                from = i + 1;
                count = 0;
            }
        }
        return ranges;
    }

    private boolean areNumbers(int[] some) {
        int numbers = IntStream.of(some)
                .filter(term -> terms.numberOf(term) != Terms.NO_NUMBER)
                .map(term -> countOf.applyAsInt(term))
                .sum();
        return numbers * 10L >= sum(some) * 9L;
    }

    private int sum(int[] some) {
        return IntStream.of(some).map(term -> countOf.applyAsInt(term)).sum();
    }
}
