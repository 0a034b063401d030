package io.merkato.search.index;

import io.merkato.search.Facets;
import io.merkato.search.columns.Terms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

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
     * @param drawn how many of them the counts were estimated from
     */
    Map<String, List<Facets.Value>> commonest(Map<Integer, int[]> byName, int found, int drawn) {
        Map<String, List<Facets.Value>> shown = new HashMap<>();
        byName.entrySet().stream()
                .map(attribute -> new Attribute(attribute.getKey(), attribute.getValue(), sum(attribute.getValue())))
                .filter(attribute -> isTelling(attribute, found, drawn))
                .sorted(Comparator.comparingLong(Attribute::sum).reversed())
                .limit(MOST_ATTRIBUTES)
                .forEach(attribute -> shown.put(terms.name(attribute.name()), values(attribute.terms())));
        return shown;
    }

    /** What nearly each product has another value of, or all have the same, helps nobody to choose. */
    private boolean isTelling(Attribute attribute, int found, int drawn) {
        int[] some = attribute.terms();
        long sum = attribute.sum();
        if (found == 0 || sum * ONE_IN < found) {
            return false;
        }
        long seen = sum * drawn / found;
        boolean isName = some.length * 10L > seen * 8 && seen > 5 && !areNumbers(some);
        boolean isSame = some.length == 1 && sum * 100 >= found * 99L && found > 1;
        return !isName && !isSame;
    }

    /** How the products spread over these terms of one attribute. */
    List<Facets.Value> values(int[] some) {
        if (some.length > MANY_NUMBERS && areNumbers(some)) {
            return ranges(some);
        }
        return Commonest.of(some, countOf, MOST_VALUES, terms::value).stream()
                .map(term -> new Facets.Value(terms.value(term), countOf.applyAsInt(term)))
                .toList();
    }

    /** About as many products in each, and no value in two. */
    private List<Facets.Value> ranges(int[] some) {
        long[] numbers = Arrays.stream(some)
                .mapToLong(terms::numberOf)
                .filter(number -> number != Terms.NO_NUMBER)
                .sorted()
                .distinct()
                .toArray();
        long[] counts = new long[numbers.length];
        for (int term : some) {
            int at = Arrays.binarySearch(numbers, terms.numberOf(term));
            if (at >= 0) {
                counts[at] += countOf.applyAsInt(term);
            }
        }
        List<Facets.Value> ranges = new ArrayList<>();
        long each = Math.max(1, Arrays.stream(counts).sum() / RANGES);
        int from = 0;
        int count = 0;
        for (int i = 0; i < numbers.length; i++) {
            count += (int) counts[i];
            boolean isLast = i + 1 == numbers.length;
            if (isLast || (count >= each && ranges.size() < RANGES - 1)) {
                String value = Terms.written(numbers[from]) + ".." + Terms.written(numbers[i]);
                ranges.add(new Facets.Value(value, count));
                from = i + 1;
                count = 0;
            }
        }
        return ranges;
    }

    private boolean areNumbers(int[] some) {
        long numbers = 0;
        long all = 0;
        for (int term : some) {
            int count = countOf.applyAsInt(term);
            all += count;
            numbers += terms.numberOf(term) == Terms.NO_NUMBER ? 0 : count;
        }
        return numbers * 10 >= all * 9;
    }

    private long sum(int[] some) {
        long sum = 0;
        for (int term : some) {
            sum += countOf.applyAsInt(term);
        }
        return sum;
    }

    /** @param sum how many products have any of its terms, each as often as it has some */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Attribute(int name, int[] terms, long sum) {}
}
