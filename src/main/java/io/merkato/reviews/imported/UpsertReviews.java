package io.merkato.reviews.imported;

import static java.util.stream.Collectors.toSet;

import io.merkato.accounts.confirmed.ConfirmedAccounts;
import io.merkato.catalog.names.NamedProducts;
import io.merkato.catalog.names.ProductName;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.orders.purchases.Purchases;
import io.merkato.reviews.RatingChange;
import io.merkato.reviews.Ratings;
import io.merkato.reviews.ReviewId;
import io.merkato.reviews.ReviewStatus;
import io.merkato.reviews.Reviews;
import io.merkato.reviews.buyers.Buyers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes reviews or changes those that are there, as files say it. Rows are locked in this order: accounts, authors, products,
 * reviews, ratings.
 */
@Component
public class UpsertReviews {

    private final ImportedReviewStore store;
    private final Reviews reviews;
    private final ReviewKeys keys;
    private final Ratings ratings;
    private final NamedProducts products;
    private final ConfirmedAccounts accounts;
    private final Purchases purchases;
    private final Buyers buyers;

    UpsertReviews(
            ImportedReviewStore store,
            Reviews reviews,
            ReviewKeys keys,
            Ratings ratings,
            NamedProducts products,
            ConfirmedAccounts accounts,
            Purchases purchases,
            Buyers buyers) {
        this.store = store;
        this.reviews = reviews;
        this.keys = keys;
        this.ratings = ratings;
        this.products = products;
        this.accounts = accounts;
        this.purchases = purchases;
        this.buyers = buyers;
    }

    /** What has become of a review of a file. */
    public enum Outcome {
        CREATED,
        /** It was there; it says now what the file says, unless its author has changed it here. */
        UPDATED,
        /** It was there and was removed, by its author or with them; it stays so. */
        REMOVED_BEFORE,
        /** The account of the address has reviewed the product; nothing was written. */
        ALREADY_REVIEWED,
        /** It is there of another product; nothing was written. */
        OF_OTHER_PRODUCT,
        /** No product is called so; nothing was written. */
        PRODUCT_UNKNOWN
    }

    /**
     * Makes reviews or changes those that are there: the same ones again change nothing, and where one stands is left to staff.
     * A new one belongs to the account that has confirmed the address; one that has reviewed the product keeps what it said.
     *
     * @return what has become of each, in their order
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Outcome> upsert(List<ImportedReview> files) {
        Map<String, UserId> authors = accounts.keep(files.stream()
                .map(ImportedReview::email)
                .filter(Objects::nonNull)
                .collect(toSet()));
        reviews.lockAuthors(authors.values());
        Map<ProductName, ProductId> known =
                products.keep(files.stream().map(ImportedReview::product).collect(toSet()));
        Map<Integer, Outcome> outcomes = new HashMap<>();
        List<Row> left = new ArrayList<>();
        for (int place = 0; place < files.size(); place++) {
            ImportedReview review = files.get(place);
            ProductId product = known.get(review.product());
            if (product != null) {
                UserId author = review.email() == null ? null : authors.get(review.email());
                left.add(new Row(place, review, product, author, keys.of(review, product)));
            } else {
                outcomes.put(place, Outcome.PRODUCT_UNKNOWN);
            }
        }
        List<RatingChange> changes = new ArrayList<>();
        while (!left.isEmpty()) {
            left = write(left, outcomes, changes);
        }
        ratings.count(changes);
        return IntStream.range(0, files.size()).mapToObj(outcomes::get).toList();
    }

    /** Writes what can be written at once; gives what is left: what comes twice, or what somebody else has made meanwhile. */
    private List<Row> write(List<Row> rows, Map<Integer, Outcome> outcomes, List<RatingChange> changes) {
        Map<String, Row> first = new LinkedHashMap<>();
        rows.forEach(row -> first.putIfAbsent(row.key(), row));
        List<String> wanted =
                first.values().stream().flatMap(row -> row.keys().stream()).toList();
        Map<String, ImportedReviewStore.Known> present = store.lock(wanted);
        // Asked after whoever was removing one is done with it.
        Set<String> removed = store.removed(wanted);
        List<Row> fresh = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        List<ImportedReviewStore.Change> changed = new ArrayList<>();
        for (Row row : first.values()) {
            ImportedReviewStore.Known known = row.in(present);
            if (known != null && row.product().equals(known.review().productId())) {
                ImportedReviewStore.Change change = ImportedReviewStore.Change.of(known, row.review(), row.key());
                changed.add(change);
                changes.add(new RatingChange(row.product(), change.countedBefore(), change.countedAfter()));
                outcomes.put(row.place(), Outcome.UPDATED);
            } else if (known != null) {
                outcomes.put(row.place(), Outcome.OF_OTHER_PRODUCT);
            } else if (row.keys().stream().anyMatch(removed::contains)) {
                outcomes.put(row.place(), Outcome.REMOVED_BEFORE);
                gone.add(row.key());
            } else {
                fresh.add(row);
            }
        }
        store.update(changed);
        // Under the key of today, for when the secret of the one before is not known any more.
        store.keepRemoved(gone);
        Set<Row> second = secondOf(fresh);
        second.forEach(row -> outcomes.put(row.place(), Outcome.ALREADY_REVIEWED));
        fresh.removeAll(second);
        Set<String> made = add(fresh);
        fresh.stream().filter(row -> made.contains(row.key())).forEach(row -> {
            outcomes.put(row.place(), Outcome.CREATED);
            changes.add(new RatingChange(row.product(), null, row.counted()));
        });
        return rows.stream().filter(row -> !outcomes.containsKey(row.place())).toList();
    }

    /** Gives the keys of those that were added. */
    private Set<String> add(List<Row> fresh) {
        if (fresh.isEmpty()) {
            return Set.of();
        }
        List<Row> sorted = fresh.stream()
                .sorted(Comparator.comparing(Row::product).thenComparing(Row::key))
                .toList();
        Set<Purchases.Buyer> got = purchases.delivered(sorted.stream()
                .filter(row -> row.author() != null)
                .map(Row::buyer)
                .toList());
        return store.insert(sorted.stream()
                .map(row -> new ImportedReviewStore.New(
                        ReviewId.next(),
                        row.product(),
                        row.author(),
                        row.author() != null && (got.contains(row.buyer()) || hasGotAsGuest(row)),
                        row.key(),
                        row.review()))
                .toList());
    }

    private boolean hasGotAsGuest(Row row) {
        return buyers.hasGotAsGuest(
                Objects.requireNonNull(row.author()),
                Objects.requireNonNull(row.review().email()),
                row.product());
    }

    /** Those of authors who have a review of the product, or another one among these. */
    private Set<Row> secondOf(List<Row> rows) {
        List<Row> claimed = rows.stream().filter(row -> row.author() != null).toList();
        Set<ImportedReviewStore.Place> taken = new HashSet<>(store.taken(claimed.stream()
                .map(row -> Objects.requireNonNull(row.author()))
                .collect(toSet())));
        return claimed.stream()
                .filter(row ->
                        !taken.add(new ImportedReviewStore.Place(row.product(), Objects.requireNonNull(row.author()))))
                .collect(toSet());
    }

    /** A review of a file on its way: where it stands there, of which product it is, and perhaps whose. */
    private record Row(
            int place,
            ImportedReview review,
            ProductId product,
            @Nullable UserId author,
            List<String> keys) {

        String key() {
            return keys.getFirst();
        }

        ImportedReviewStore.@Nullable Known in(Map<String, ImportedReviewStore.Known> present) {
            return keys.stream()
                    .map(present::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        @Nullable Integer counted() {
            return review.status() == ReviewStatus.PUBLISHED ? review.words().rating() : null;
        }

        Purchases.Buyer buyer() {
            return new Purchases.Buyer(Objects.requireNonNull(author), product);
        }
    }
}
