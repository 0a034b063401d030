package io.merkato.search.index;

import static io.merkato.platform.problem.PlatformProblem.OVERLOADED;

import io.merkato.kernel.ProductId;
import io.merkato.platform.paging.Cursor;
import io.merkato.search.CategoryNames;
import io.merkato.search.Found;
import io.merkato.search.FoundProduct;
import io.merkato.search.ProductQuery;
import io.merkato.search.ProductSort;
import io.merkato.search.SearchChanges;
import io.merkato.search.SearchSettings;
import io.merkato.search.Suggestions;
import io.merkato.search.Suggestions.SuggestedProduct;
import io.merkato.search.columns.Cards;
import io.merkato.search.columns.Columns;
import io.merkato.search.columns.Dictionary;
import io.merkato.search.columns.Places;
import io.merkato.search.synonyms.Synonyms;
import io.merkato.search.text.KeepWords;
import io.merkato.search.text.Matches;
import io.merkato.search.words.Beginnings;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds products that are on sale. What was committed on this node is found at once, what other nodes have changed within a
 * second.
 */
@Component
public class ProductSearch {

    private static final int MOST_PRODUCTS = 5;

    /** A few more, since some may be gone. */
    private static final int MOST_READ = 10;

    // What a cursor says of how its page was ordered.
    private static final int BEST = 1;
    private static final int BY_MEANING = 2;

    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(2);

    private final KeepIndex index;
    private final SearchSettings settings;
    private final SpareCounts spare = new SpareCounts();
    private final Clock clock = Clock.systemUTC();

    ProductSearch(KeepIndex index, SearchSettings settings) {
        this.index = index;
        this.settings = settings;
    }

    /** Tells the topics of {@code Invalidations}, and their keys, that answers have to be dropped by which show what was found. */
    public static void eachTopic(ProductSort sort, BiConsumer<String, String> tell) {
        if (sort == ProductSort.POPULARITY) {
            tell.accept(KeepIndex.BOUGHT, "");
        }
        tell.accept(SearchChanges.FEW, "");
        tell.accept(SearchChanges.CATEGORIES, "");
        tell.accept(KeepIndex.APPLIED, "");
        tell.accept(Synonyms.TOPIC, Synonyms.ALL);
    }

    /**
     * One page of what the query finds, in its order.
     *
     * @throws io.merkato.platform.problem.Problem INVALID_CURSOR when the cursor is damaged or of another query, OVERLOADED
     *     while a node that has just started does not know its products yet
     */
    public Found find(ProductQuery query) {
        requireFresh();
        Columns columns = index.columns();
        Columns.Table table = columns.now();
        CategoryNames names = index.categories();
        Filters filters = new Filters(columns, table, names, query);
        FacetCounts facets = query.facets() ? new FacetCounts(columns, table, filters, names, spare) : null;
        Selection selection = new Selection(columns, table, filters, facets, names);
        if (query.words() == null) {
            return selection.sorted(query, null);
        }
        KeepWords.Matched matched = index.match(query.words());
        return query.sort() == ProductSort.RELEVANCE
                ? selection.ranked(query, matched)
                : selection.sorted(query, matched.matches());
    }

    /**
     * What somebody may mean who has typed this, which may be half a word or misspelt.
     *
     * @throws io.merkato.platform.problem.Problem OVERLOADED as {@link #find}
     */
    public Suggestions suggest(String typed) {
        requireFresh();
        String start = Beginnings.key(typed);
        if (start.isEmpty()) {
            return Suggestions.NONE;
        }
        Suggester suggester = index.suggester();
        Suggestions begun = suggester.beginning(start);
        KeepWords.Begun words = index.begun(typed, MOST_READ);
        if (words == null) {
            return begun;
        }
        Suggestions texts =
                begun.queries().isEmpty() && begun.categories().isEmpty() ? suggester.beginning(words.meant()) : begun;
        return new Suggestions(texts.queries(), suggested(words.places()), texts.categories());
    }

    private List<SuggestedProduct> suggested(List<Integer> places) {
        Columns columns = index.columns();
        return places.stream()
                .filter(columns::isOnSale)
                .limit(MOST_PRODUCTS)
                .map(place -> columns.cards.of(place))
                .map(card -> new SuggestedProduct(card.slug(), card.title(), card.image()))
                .toList();
    }

    private void requireFresh() {
        if (!index.isFresh()) {
            throw OVERLOADED
                    .because("The shop has just started and is still reading its catalogue.")
                    .retryAfter(BEFORE_NEXT_TRY);
        }
    }

    /** One query at work. */
    private final class Selection {

        private final Columns columns;
        private final Columns.Table table;
        private final Filters filters;
        private final @Nullable FacetCounts facets;
        private final CategoryNames names;

        Selection(
                Columns columns,
                Columns.Table table,
                Filters filters,
                @Nullable FacetCounts facets,
                CategoryNames names) {
            this.columns = columns;
            this.table = table;
            this.filters = filters;
            this.facets = facets;
            this.names = names;
        }

        private boolean passes(int place) {
            return place < table.state.length
                    && table.state[place] != Columns.GONE
                    && (facets == null ? filters.passes(place) : facets.take(place));
        }

        /** @param matches null for all products */
        Found sorted(ProductQuery query, @Nullable Matches matches) {
            Order order = Order.of(query.sort(), columns.places, table);
            int keys = keyCount(query.sort());
            Cursor cursor = Cursor.decode(query.cursor(), query.description(), keys);
            // One more tells whether there is a next page.
            FirstPlaces first = cursor == null
                    ? FirstPlaces.fromStart(order, query.limit() + 1)
                    : FirstPlaces.behind(key(query.sort(), cursor), cursor.id(keys - 1), order, query.limit() + 1);
            int total = matches == null ? all(first) : matching(matches, first);
            List<Integer> places = first.sorted();
            List<Integer> page = places.subList(0, Math.min(places.size(), query.limit()));
            return new Found(
                    page.stream().map(this::product).toList(),
                    total,
                    places.size() > query.limit() ? after(query, page.getLast()) : null,
                    facets == null ? null : facets.facets(),
                    null);
        }

        private int all(FirstPlaces first) {
            if (facets == null && filters.areNone()) {
                return first.offerOnSale(table.state, table.count);
            }
            int total = 0;
            for (int place = table.count - 1; place >= 0; place--) {
                if (passes(place)) {
                    total++;
                    first.offer(place);
                }
            }
            return total;
        }

        private int matching(Matches matches, FirstPlaces first) {
            matches.keep(this::passes);
            for (int i = 0; i < matches.count(); i++) {
                first.offer(matches.place(i));
            }
            return matches.count();
        }

        Found ranked(ProductQuery query, KeepWords.Matched matched) {
            Matches matches = matched.matches();
            Cursor cursor = Cursor.decode(query.cursor(), query.description(), keyCount(ProductSort.RELEVANCE));
            // What finds nothing is mostly nonsense, and long: nobody needs to know what it means.
            boolean isKnown = matches.count() > 0;
            Ranking.Similarities similarities = isKnown ? similarities(matched.meant(), cursor) : null;
            matches.keep(this::passes);
            Ranking ranking = new Ranking(
                    columns,
                    settings,
                    similarities == null ? places -> new int[places.length] : similarities,
                    clock.millis());
            List<Ranking.Ranked> ranked =
                    ranking.page(matches, cursor == null ? null : place(cursor), query.limit() + 1);
            List<Ranking.Ranked> page = ranked.subList(0, Math.min(ranked.size(), query.limit()));
            return new Found(
                    page.stream().map(one -> product(one.place())).toList(),
                    matches.count(),
                    ranked.size() > query.limit() ? after(query, page.getLast(), similarities != null) : null,
                    facets == null ? null : facets.facets(),
                    query.explain()
                            ? page.stream().map(one -> one.explained(settings)).toList()
                            : null);
        }

        /** Pages that go on are ordered as the first one was, by meaning or without it. */
        private Ranking.@Nullable Similarities similarities(String words, @Nullable Cursor cursor) {
            if (cursor == null) {
                return index.similarities(words, false);
            }
            return (cursor.number(0) & BY_MEANING) == 0 ? null : index.similarities(words, true);
        }

        private FoundProduct product(int place) {
            Cards.Card card = columns.cards.of(place);
            int category = table.category[place];
            return new FoundProduct(
                    columns.places.product(place),
                    card.slug(),
                    card.title(),
                    card.brand(),
                    category == Dictionary.UNKNOWN ? null : names.find(columns.categories.value(category)),
                    card.image(),
                    table.priceMin[place],
                    table.priceMax[place],
                    table.state[place] == Columns.IN_STOCK,
                    table.ratingSum[place],
                    table.ratingCount[place]);
        }

        private String after(ProductQuery query, int place) {
            UUID id = columns.places.product(place).value();
            List<Object> keys = new ArrayList<>();
            switch (query.sort()) {
                case PRICE, PRICE_DOWN -> keys.add(table.priceMin[place]);
                case NAME -> keys.add(columns.cards.of(place).title());
                case RATING ->
                    keys.add(BigDecimal.valueOf(table.ratingScore[place], 6).toPlainString());
                case POPULARITY -> keys.add(table.units[place]);
                case NEWEST, RELEVANCE -> {}
            }
            keys.add(id);
            return Cursor.at(query.description(), keys.toArray()).encoded();
        }

        private String after(ProductQuery query, Ranking.Ranked last, boolean byMeaning) {
            int kind = (last.isBest() ? BEST : 0) | (byMeaning ? BY_MEANING : 0);
            return Cursor.at(query.description(), kind, last.parts().sum(), last.product())
                    .encoded();
        }

        private static Ranking.Ranked place(Cursor cursor) {
            return new Ranking.Ranked(
                    new ProductId(cursor.id(2)),
                    Places.NONE,
                    Ranking.Parts.ofWords(cursor.number(1)),
                    (cursor.number(0) & BEST) != 0);
        }

        private static int keyCount(ProductSort sort) {
            return switch (sort) {
                case NEWEST -> 1;
                case RELEVANCE -> 3;
                default -> 2;
            };
        }

        private long key(ProductSort sort, Cursor cursor) {
            return switch (sort) {
                case NEWEST -> cursor.id(0).getMostSignificantBits();
                case NAME -> index.nameNumber(cursor.text(0));
                case RATING -> micros(cursor.decimal(0));
                default -> cursor.number(0);
            };
        }

        /** Whoever writes a cursor by hand may write any number. */
        private static long micros(BigDecimal score) {
            return (long) score.precision() - score.scale() > 9
                    ? Long.MAX_VALUE
                    : score.movePointRight(6).longValue();
        }
    }
}
