package io.merkato.search.index;

import io.merkato.search.CategoryNames;
import io.merkato.search.ProductQuery;
import io.merkato.search.columns.Columns;
import io.merkato.search.columns.Dictionary;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a query asks of products besides its words, over the columns. It tells which of its filters a product fails, since the
 * counts of a facet leave its own filter aside.
 */
final class Filters {

    static final int NO_BRAND = 1;
    static final int NO_CATEGORY = 1 << 1;
    static final int NO_PRICE = 1 << 2;
    static final int NO_STOCK = 1 << 3;
    static final int NO_RATING = 1 << 4;
    private static final int FIRST_ATTRIBUTE_BIT = 5;

    private final Columns.Table table;
    private final int @Nullable [] brands;
    private final boolean @Nullable [] categories;
    private final long minPrice;
    private final long maxPrice;
    private final boolean byPrice;
    private final byte state;
    private final long leastHundredths;
    private final List<Attribute> attributes = new ArrayList<>();
    private final boolean areNone;

    Filters(Columns columns, Columns.Table table, CategoryNames names, ProductQuery query) {
        this.table = table;
        this.brands = query.brands().isEmpty()
                ? null
                : query.brands().stream().mapToInt(columns.brands::find).toArray();
        this.categories = query.category() == null ? null : within(columns, names, query.category());
        this.byPrice = query.minPrice() != null || query.maxPrice() != null;
        this.minPrice = Objects.requireNonNullElse(query.minPrice(), 0L);
        this.maxPrice = Objects.requireNonNullElse(query.maxPrice(), Long.MAX_VALUE);
        this.state = query.inStock() == null ? 0 : query.inStock() ? Columns.IN_STOCK : Columns.SOLD_OUT;
        this.leastHundredths = query.minRating() == null ? -1 : hundredths(query.minRating());
        query.attributes()
                .forEach((name, values) -> attributes.add(new Attribute(
                        name,
                        values.stream()
                                .flatMapToInt(value -> Arrays.stream(columns.terms.matching(name, value)))
                                .distinct()
                                .sorted()
                                .toArray())));
        this.areNone = brands == null
                && categories == null
                && !byPrice
                && state == 0
                && leastHundredths < 0
                && attributes.isEmpty();
    }

    /** Which of the categories, by number, are the one at a slug or below it. */
    static boolean[] within(Columns columns, CategoryNames names, String slug) {
        boolean[] within = new boolean[columns.categories.size()];
        names.withAllBelow(slug).forEach(id -> {
            int number = columns.categories.find(id);
            if (number != Dictionary.UNKNOWN && number < within.length) {
                within[number] = true;
            }
        });
        return within;
    }

    /** A rating is shown with two decimals, and so it is filtered. */
    private static long hundredths(BigDecimal rating) {
        if (rating.signum() == 0 || (long) rating.precision() - rating.scale() < -2) {
            // Of 1e-100000000 nobody should write out the digits.
            return rating.signum();
        }
        return rating.movePointRight(2).setScale(0, RoundingMode.CEILING).longValueExact();
    }

    /** Whether every filter lets a product through that is on sale. */
    boolean passes(int place) {
        return (state == 0 || table.state[place] == state)
                && (!byPrice || isPriced(place))
                && (categories == null || isIn(categories, place))
                && (brands == null || isOf(brands, table.brand[place]))
                && (leastHundredths < 0 || isRated(place))
                && hasAttributes(place);
    }

    /** The filters that a product fails, as bits. */
    long fails(int place) {
        long fails = 0;
        fails |= state == 0 || table.state[place] == state ? 0 : NO_STOCK;
        fails |= !byPrice || isPriced(place) ? 0 : NO_PRICE;
        fails |= categories == null || isIn(categories, place) ? 0 : NO_CATEGORY;
        fails |= brands == null || isOf(brands, table.brand[place]) ? 0 : NO_BRAND;
        fails |= leastHundredths < 0 || isRated(place) ? 0 : NO_RATING;
        for (int i = 0; i < attributes.size(); i++) {
            fails |= attributes.get(i).isIn(table.terms[place]) ? 0 : attributeBit(i);
        }
        return fails;
    }

    /** Whether there are no filters at all. */
    boolean areNone() {
        return areNone;
    }

    /** The names of the attributes that are filtered by. */
    List<String> attributeNames() {
        return attributes.stream().map(Attribute::name).toList();
    }

    static long attributeBit(int attribute) {
        return 1L << (FIRST_ATTRIBUTE_BIT + attribute);
    }

    private boolean isPriced(int place) {
        long price = table.priceMin[place];
        return price >= minPrice && price <= maxPrice;
    }

    private boolean isIn(boolean[] some, int place) {
        int main = table.category[place];
        if (main != Dictionary.UNKNOWN && main < some.length && some[main]) {
            return true;
        }
        for (int category : table.moreCategories[place]) {
            if (category < some.length && some[category]) {
                return true;
            }
        }
        return false;
    }

    private boolean isRated(int place) {
        int count = table.ratingCount[place];
        return roundedHundredths(table.ratingSum[place], count) >= leastHundredths;
    }

    /** Hundredths of an average, rounded as it is shown. */
    static long roundedHundredths(long sum, int count) {
        return count == 0 ? 0 : (sum * 200 + count) / (2L * count);
    }

    private boolean hasAttributes(int place) {
        for (Attribute attribute : attributes) {
            if (!attribute.isIn(table.terms[place])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOf(int[] some, int number) {
        for (int one : some) {
            if (one == number && number != Dictionary.UNKNOWN) {
                return true;
            }
        }
        return false;
    }

    private static final class Attribute {

        private final String name;
        private final int[] terms;

        Attribute(String name, int[] terms) {
            this.name = name;
            this.terms = terms;
        }

        String name() {
            return name;
        }

        /** Both are sorted. */
        boolean isIn(int[] has) {
            int i = 0;
            int j = 0;
            while (i < terms.length && j < has.length) {
                if (terms[i] == has[j]) {
                    return true;
                }
                if (terms[i] < has[j]) {
                    i++;
                } else {
                    j++;
                }
            }
            return false;
        }
    }
}
