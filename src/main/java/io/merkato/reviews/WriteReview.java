package io.merkato.reviews;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;
import static io.merkato.reviews.ReviewProblem.ALREADY_REVIEWED;
import static io.merkato.reviews.ReviewProblem.PURCHASE_REQUIRED;

import io.merkato.accounts.Account;
import io.merkato.accounts.Accounts;
import io.merkato.catalog.Products;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.platform.problem.Problem;
import io.merkato.platform.text.Text;
import io.merkato.platform.web.Precondition;
import io.merkato.reviews.buyers.Buyers;
import io.merkato.reviews.screening.Concern;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Customers write a review, change it and remove it. Rows are locked in this order: the account, the author, the product, the
 * review, the rating.
 */
@Component
class WriteReview {

    private static final Pattern DIRECTIONS = Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069]");

    private final ReviewStore store;
    private final Ratings ratings;
    private final ScreenReview screen;
    private final Products products;
    private final Buyers buyers;
    private final Accounts accounts;
    private final ReviewSettings settings;

    WriteReview(
            ReviewStore store,
            Ratings ratings,
            ScreenReview screen,
            Products products,
            Buyers buyers,
            Accounts accounts,
            ReviewSettings settings) {
        this.store = store;
        this.ratings = ratings;
        this.screen = screen;
        this.products = products;
        this.buyers = buyers;
        this.accounts = accounts;
        this.settings = settings;
    }

    /**
     * Writes the only review of this product by this author.
     *
     * @param addresses where a review is found
     * @throws Problem NOT_FOUND, PURCHASE_REQUIRED, ALREADY_REVIEWED with the address of the first
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Review add(String idOrSlug, Review.Words words, UserId author, Function<ReviewId, String> addresses) {
        accounts.keepFromErasure(author);
        store.lockAuthors(List.of(author));
        ProductId product = products.onSale(idOrSlug).filter(products::keep).orElseThrow(WriteReview::noSuchProduct);
        Account account = accounts.get(author);
        boolean verified = buyers.hasGot(author, account.email(), product);
        store.idOf(product, author).ifPresent(first -> {
            throw alreadyReviewed(addresses.apply(first));
        });
        if (settings.from() == ReviewSettings.From.BUYERS && !verified) {
            throw PURCHASE_REQUIRED.because("Nothing of it was delivered to your account or your address yet.");
        }
        String name = name(account);
        List<Concern> concerns = screen.concerns(words, author, name, product);
        Review written = store.insert(new ReviewStore.New(
                ReviewId.next(), product, author, name, words, verified, status(concerns), concerns));
        ratings.count(List.of(RatingChange.added(written)));
        return written;
    }

    /**
     * Changes what is given. It is looked at as if it were new; one that was rejected waits for staff again, one that is hidden
     * stays hidden.
     *
     * @throws Problem NOT_FOUND when it is not this author's, PRECONDITION_FAILED
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Review change(ReviewId id, UnaryOperator<Review.Words> change, UserId author, Precondition precondition) {
        Review before = hold(id, author, precondition);
        Review.Words words = change.apply(before.words());
        if (words.equals(before.words())) {
            return before;
        }
        Account account = accounts.get(author);
        String name = name(account);
        List<Concern> found = screen.concerns(words, author, name, before.productId());
        Standing standing = Standing.after(before, found);
        boolean verified = before.verified() || buyers.hasGot(author, account.email(), before.productId());
        Review after = store.change(id, before.status(), words, name, verified, standing.status(), standing.heldFor());
        ratings.count(List.of(RatingChange.of(before, after)));
        return after;
    }

    /** Removes it. Otherwise as {@link #change}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(ReviewId id, UserId author, Precondition precondition) {
        Review removed = hold(id, author, precondition);
        if (Standing.isDoubtful(removed) || store.isReported(id)) {
            store.watch(author, removed.productId());
        }
        store.delete(id);
        ratings.count(List.of(RatingChange.removed(removed)));
    }

    private Review hold(ReviewId id, UserId author, Precondition precondition) {
        accounts.keepFromErasure(author);
        store.lockAuthors(List.of(author));
        Review held = store.lock(id)
                .filter(review -> review.isBy(author))
                .orElseThrow(() -> NOT_FOUND.because("There is no such review of yours."));
        precondition.require(() -> ReviewView.of(held));
        return held;
    }

    private static ReviewStatus status(List<Concern> concerns) {
        return concerns.isEmpty() ? ReviewStatus.PUBLISHED : ReviewStatus.PENDING;
    }

    /** As others may read it: the first name, and the first letter of the last. */
    private static @Nullable String name(Account account) {
        String first = Text.oneLine(straight(account.firstName()), Review.LONGEST_NAME);
        String last = Text.oneLine(straight(account.lastName()));
        if (Text.isBlank(first)) {
            return null;
        }
        return Text.isBlank(last) ? first : first + " " + Character.toString(last.codePointAt(0)) + ".";
    }

    /** Without what makes the text after it run the other way (UAX 9). */
    private static String straight(String name) {
        return DIRECTIONS.matcher(name).replaceAll("");
    }

    private static Problem alreadyReviewed(String address) {
        return ALREADY_REVIEWED.because("Change the one that is there.").with("review", address);
    }

    private static Problem noSuchProduct() {
        return NOT_FOUND.because("There is no such product.");
    }

    /** Where a review stands after its author has changed it. */
    private record Standing(ReviewStatus status, List<Concern> heldFor) {

        static Standing after(Review before, List<Concern> found) {
            return switch (before.status()) {
                case HIDDEN -> new Standing(ReviewStatus.HIDDEN, before.heldFor());
                case REJECTED -> waiting(found);
                case PENDING ->
                    before.heldFor().contains(Concern.REJECTED_BEFORE)
                            ? waiting(found)
                            : new Standing(WriteReview.status(found), found);
                case PUBLISHED -> new Standing(WriteReview.status(found), found);
            };
        }

        private static Standing waiting(List<Concern> found) {
            List<Concern> all = found.contains(Concern.REJECTED_BEFORE)
                    ? found
                    : Stream.concat(found.stream(), Stream.of(Concern.REJECTED_BEFORE))
                            .toList();
            return new Standing(ReviewStatus.PENDING, all);
        }

        /** Whether the next one of its author should be looked at. */
        static boolean isDoubtful(Review review) {
            return review.status() == ReviewStatus.REJECTED
                    || review.status() == ReviewStatus.HIDDEN
                    || review.heldFor().contains(Concern.REJECTED_BEFORE);
        }
    }
}
