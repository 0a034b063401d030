package io.merkato.search.index;

import io.merkato.search.CategoryNames;
import io.merkato.search.Facets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Counts how what was found spreads, product by product. */
final class FacetCounts {

    private static final int MOST_BRANDS = 100;
    private static final int FEW_STARS = 1;
    private static final int MANY_STARS = 4;

    private final Columns columns;
    private final Columns.Table table;
    private final Filters filters;
    private final Map<Long, Integer> attributeOfBit = new HashMap<>();
    private final int[] brands;
    private final CategoryCounts categories;
    private final int[][] terms;
    private final int[] stars = new int[MANY_STARS + 1];
    private final PriceCounts prices = new PriceCounts();
    private int inStock;
    private int soldOut;
    private int found;

    FacetCounts(Columns columns, Columns.Table table, Filters filters, CategoryNames names) {
        this.columns = columns;
        this.table = table;
        this.filters = filters;
        this.brands = new int[columns.brands.size()];
        this.categories = new CategoryCounts(columns.categories, names);
        List<String> filtered = filters.attributeNames();
        this.terms = new int[filtered.size() + 1][];
        Arrays.setAll(terms, i -> new int[columns.terms.count()]);
        for (int i = 0; i < filtered.size(); i++) {
            attributeOfBit.put(Filters.attributeBit(i), i);
        }
    }

    /** Counts a product that has the words, and tells whether all filters let it through. */
    boolean count(int place) {
        long fails = filters.fails(place);
        if (fails == 0) {
            countEverywhere(place);
            return true;
        }
        if (Long.bitCount(fails) == 1) {
            countWhereItFails(place, fails);
        }
        return false;
    }

    private void countEverywhere(int place) {
        found++;
        countBrand(place);
        categories.count(table.category[place], table.moreCategories[place]);
        prices.add(table.priceMin[place]);
        countStock(place);
        countStars(place);
        for (int[] counts : terms) {
            countTerms(counts, place);
        }
    }

    private void countWhereItFails(int place, long bit) {
        if (bit == Filters.NO_BRAND) {
            countBrand(place);
        } else if (bit == Filters.NO_CATEGORY) {
            categories.count(table.category[place], table.moreCategories[place]);
        } else if (bit == Filters.NO_PRICE) {
            prices.add(table.priceMin[place]);
        } else if (bit == Filters.NO_STOCK) {
            countStock(place);
        } else if (bit == Filters.NO_RATING) {
            countStars(place);
        } else {
            Integer attribute = attributeOfBit.get(bit);
            if (attribute != null) {
                countTerms(terms[attribute], place);
            }
        }
    }

    private void countBrand(int place) {
        int brand = table.brand[place];
        if (brand != Dictionary.UNKNOWN && brand < brands.length) {
            brands[brand]++;
        }
    }

    private void countStock(int place) {
        if (table.state[place] == Columns.IN_STOCK) {
            inStock++;
        } else {
            soldOut++;
        }
    }

    private void countStars(int place) {
        long hundredths = Filters.roundedHundredths(table.ratingSum[place], table.ratingCount[place]);
        for (int least = FEW_STARS; least <= MANY_STARS && hundredths >= least * 100L; least++) {
            stars[least]++;
        }
    }

    private void countTerms(int[] counts, int place) {
        for (int term : table.terms[place]) {
            if (term < counts.length) {
                counts[term]++;
            }
        }
    }

    Facets facets() {
        return new Facets(
                brands(),
                categories.tree(),
                prices.facet(),
                attributes(),
                IntStream.iterate(MANY_STARS, least -> least >= FEW_STARS, least -> least - 1)
                        .mapToObj(least -> new Facets.Rating(least, stars[least]))
                        .toList(),
                List.of(new Facets.Stock(true, inStock), new Facets.Stock(false, soldOut)));
    }

    private List<Facets.Value> brands() {
        return IntStream.range(0, brands.length)
                .filter(brand -> brands[brand] > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(brand -> -brands[brand])
                        .thenComparing(columns.brands::value))
                .limit(MOST_BRANDS)
                .map(brand -> new Facets.Value(columns.brands.value(brand), brands[brand]))
                .toList();
    }

    private Map<String, List<Facets.Value>> attributes() {
        Map<String, List<Facets.Value>> shown = new TreeMap<>();
        AttributeCounts all = new AttributeCounts(columns.terms, terms[terms.length - 1], found);
        shown.putAll(all.commonest());
        List<String> filtered = filters.attributeNames();
        for (int i = 0; i < filtered.size(); i++) {
            AttributeCounts own = new AttributeCounts(columns.terms, terms[i], found);
            shown.putAll(own.of(filtered.get(i)));
        }
        return shown;
    }
}
