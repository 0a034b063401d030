package io.merkato.search.index;

import io.merkato.search.CategoryNames;
import io.merkato.search.Suggestions;
import io.merkato.search.Suggestions.SuggestedCategory;
import io.merkato.search.columns.Columns;
import io.merkato.search.columns.Dictionary;
import io.merkato.search.insights.Insights;
import io.merkato.search.words.Beginnings;
import io.merkato.search.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What may be suggested to somebody who is typing: categories, brands, brands within categories, and what others have searched for as far
 * as it is made of the shop's own words: anybody can search for anything. One thread makes it, any may ask.
 */
final class Suggester {

    private static final int MOST_QUERIES = 6;
    private static final int MOST_CATEGORIES = 3;

    /** A search says more of what is meant than a product that is there. */
    private static final int WEIGHT_OF_SEARCH = 20;

    /** A brand within a category is worth suggesting with so many products. */
    private static final int FEW_PRODUCTS = 3;

    private static final Duration BETWEEN = Duration.ofSeconds(1);

    /** So many times as long as it takes there is rest. */
    private static final int COST = 50;

    private final Supplier<List<Insights.Frequent>> frequent;
    private final Predicate<String> isOfShop;
    private List<Insights.Frequent> learnt = List.of();
    private boolean isBehind = true;
    private long notBeforeNanos = System.nanoTime();
    private volatile Beginnings<String> queries = Beginnings.of(List.of());
    private volatile Beginnings<SuggestedCategory> categories = Beginnings.of(List.of());

    /**
     * @param frequent what others have searched for
     * @param isOfShop whether the shop has a folded word
     */
    Suggester(Supplier<List<Insights.Frequent>> frequent, Predicate<String> isOfShop) {
        this.frequent = frequent;
        this.isOfShop = isOfShop;
    }

    /** Makes it anew of what there is now, at leisure: it is made of everything. Tells whether it did. */
    boolean follow(boolean isChanged, Columns columns, CategoryNames names) {
        List<Insights.Frequent> searches = frequent.get();
        isBehind |= isChanged || !searches.equals(learnt);
        long now = System.nanoTime();
        if (!isBehind || now < notBeforeNanos) {
            return false;
        }
        isBehind = false;
        learnt = searches;
        learn(columns, names);
        notBeforeNanos = System.nanoTime() + Math.max(BETWEEN.toNanos(), COST * (System.nanoTime() - now));
        return true;
    }

    private void learn(Columns columns, CategoryNames names) {
        Columns.Table table = columns.now();
        CategoryCounts counts = new CategoryCounts(columns.categories, names);
        Map<String, Integer> texts = new HashMap<>();
        Map<Long, Integer> within = new HashMap<>();
        for (int place = 0; place < table.count; place++) {
            if (table.state[place] == Columns.GONE) {
                continue;
            }
            counts.count(table.category[place], table.moreCategories[place]);
            int brand = table.brand[place];
            if (brand != Dictionary.UNKNOWN) {
                texts.merge(columns.brands.value(brand), 1, Integer::sum);
                within.merge((long) brand << 32 | table.category[place], 1, Integer::sum);
            }
        }
        within.forEach((pair, count) -> {
            int category = pair.intValue();
            CategoryNames.Named named =
                    category == Dictionary.UNKNOWN ? null : names.find(columns.categories.value(category));
            if (named != null && count >= FEW_PRODUCTS) {
                texts.put(columns.brands.value((int) (pair >> 32)) + " " + lower(named.name()), count);
            }
        });
        List<Beginnings.Text<SuggestedCategory>> named = new ArrayList<>();
        counts.all().forEach((category, count) -> {
            named.add(new Beginnings.Text<>(
                    category.name(), count, new SuggestedCategory(category.slug(), category.name(), count)));
            texts.put(lower(category.name()), count);
        });
        categories = Beginnings.of(named);
        queries = Beginnings.of(queries(texts));
    }

    private List<Beginnings.Text<String>> queries(Map<String, Integer> texts) {
        List<Beginnings.Text<String>> all = new ArrayList<>();
        texts.forEach((text, count) -> all.add(new Beginnings.Text<>(text, count, text)));
        learnt.stream()
                .filter(search -> Words.of(search.words()).stream().allMatch(word -> isOfShop.test(word.text())))
                // Its words alone: whatever stands between them nobody has looked at.
                .forEach(search -> all.add(suggestion(Beginnings.key(search.words()), search.searches())));
        return all;
    }

    private static Beginnings.Text<String> suggestion(String words, long searches) {
        return new Beginnings.Text<>(words, searches * WEIGHT_OF_SEARCH, words);
    }

    /** As capital letters of a name in the middle of a query look odd. */
    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** What begins so, without products. */
    Suggestions beginning(String start) {
        return new Suggestions(
                queries.beginning(start, MOST_QUERIES, Beginnings::key),
                List.of(),
                categories.beginning(start, MOST_CATEGORIES, Function.identity()));
    }
}
