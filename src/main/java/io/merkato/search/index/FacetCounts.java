package io.merkato.search.index;

import io.merkato.search.CategoryNames;
import io.merkato.search.Facets;
import io.merkato.search.columns.Columns;
import io.merkato.search.columns.Dictionary;
import io.merkato.search.columns.Terms;
import io.merkato.search.text.IntList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Counts how what was found spreads. */
final class FacetCounts {

    private static final int MOST_BRANDS = 100;
    private static final int FEW_STARS = 1;
    private static final int MANY_STARS = 4;

    private final Columns columns;
    private final Columns.Table table;
    private final Filters filters;
    /** Counts of the attributes that are filtered by, each of its own values alone: there may be many of them. */
    private final Map<Long, OwnCounts> byFilter = new HashMap<>();

    private final int[] brands;
    private final CategoryCounts categories;
    private final int[] stars = new int[MANY_STARS + 1];
    private final PriceCounts prices;
    private int inStock;
    private int soldOut;
    private final IntList found = new IntList();
    private final SpareCounts spare;

    FacetCounts(Columns columns, Columns.Table table, Filters filters, CategoryNames names, SpareCounts spare) {
        this.spare = spare;
        this.columns = columns;
        this.table = table;
        this.filters = filters;
        this.brands = new int[columns.brands.size()];
        this.prices = new PriceCounts(table.priceMin);
        this.categories = new CategoryCounts(columns.categories, names);
        List<String> filtered = filters.attributeNames();
        for (int i = 0; i < filtered.size(); i++) {
            byFilter.put(Filters.attributeBit(i), new OwnCounts(columns.terms.named(filtered.get(i)), new HashMap<>()));
        }
    }

    /** Takes a product that has the words, and tells whether all filters let it through. */
    boolean take(int place) {
        long fails = filters.fails(place);
        if (fails == 0) {
            found.add(place);
            return true;
        }
        if (Long.bitCount(fails) == 1) {
            countWhereItFails(place, fails);
        }
        return false;
    }

    /** One column after the other, each from end to end. */
    private void countFound() {
        found.forEach(this::countBrand);
        found.forEach(this::countCategories);
        found.forEach(prices::count);
        found.forEach(this::countStock);
        found.forEach(this::countStars);
        byFilter.values().forEach(own -> found.forEach(place -> countOwn(own, place)));
    }

    private void countWhereItFails(int place, long bit) {
        if (bit == Filters.NO_BRAND) {
            countBrand(place);
        } else if (bit == Filters.NO_CATEGORY) {
            countCategories(place);
        } else if (bit == Filters.NO_PRICE) {
            prices.count(place);
        } else if (bit == Filters.NO_STOCK) {
            countStock(place);
        } else if (bit == Filters.NO_RATING) {
            countStars(place);
        } else {
            OwnCounts own = byFilter.get(bit);
            if (own != null) {
                countOwn(own, place);
            }
        }
    }

    private void countBrand(int place) {
        int brand = table.brand[place];
        if (brand != Dictionary.UNKNOWN && brand < brands.length) {
            brands[brand]++;
        }
    }

    private void countCategories(int place) {
        categories.count(table.category[place], table.moreCategories[place]);
    }

    private void countStock(int place) {
        if (table.state[place] == Columns.IN_STOCK) {
            inStock++;
        } else {
            soldOut++;
        }
    }

    private void countStars(int place) {
        int reviews = table.ratingCount[place];
        // Most have none, and the other column need not be read.
        if (reviews == 0) {
            return;
        }
        long hundredths = Filters.roundedHundredths(table.ratingSum[place], reviews);
        for (int least = FEW_STARS; least <= MANY_STARS && hundredths >= least * 100L; least++) {
            stars[least]++;
        }
    }

    private void countOwn(OwnCounts own, int place) {
        for (int term : table.terms[place]) {
            if (columns.terms.nameOf(term) == own.name()) {
                own.counts().merge(term, 1, Integer::sum);
            }
        }
    }

    /** Counts what was found, which is done once. */
    Facets facets() {
        countFound();
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
        int[] some = IntStream.range(0, brands.length)
                .filter(brand -> brands[brand] > 0)
                .toArray();
        return Commonest.of(some, brand -> brands[brand], MOST_BRANDS, columns.brands::value).stream()
                .map(brand -> new Facets.Value(columns.brands.value(brand), brands[brand]))
                .toList();
    }

    private Map<String, List<Facets.Value>> attributes() {
        Map<String, List<Facets.Value>> shown = new TreeMap<>();
        try (TermCounts counts = TermCounts.of(found, table.terms, columns.terms, spare)) {
            shown.putAll(new AttributeCounts(columns.terms, counts::of)
                    .commonest(counts.byName(), found.count(), counts.drawn()));
        }
        byFilter.values().stream()
                .filter(own -> !own.counts().isEmpty())
                .forEach(own -> shown.put(columns.terms.name(own.name()), own.values(columns.terms)));
        return shown;
    }

    /** @param counts how many products have each of the values */
    private record OwnCounts(int name, Map<Integer, Integer> counts) {

        List<Facets.Value> values(Terms terms) {
            int[] some = counts.keySet().stream().mapToInt(Integer::intValue).toArray();
            return new AttributeCounts(terms, term -> counts.getOrDefault(term, 0)).values(some);
        }
    }
}
