package io.merkato.reviews.votes;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;
import static io.merkato.reviews.ReviewProblem.OWN_REVIEW;

import io.merkato.accounts.Account;
import io.merkato.accounts.Accounts;
import io.merkato.kernel.UserId;
import io.merkato.reviews.Ratings;
import io.merkato.reviews.Review;
import io.merkato.reviews.ReviewId;
import io.merkato.reviews.ReviewSettings;
import io.merkato.reviews.ReviewStatus;
import io.merkato.reviews.Reviews;
import io.merkato.reviews.buyers.Buyers;
import io.merkato.reviews.screening.Concern;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Customers say of the reviews of others what they think of them. */
@Component
class JudgeReview {

    /** Who is newer than that, and has bought nothing, may have come to report. */
    private static final Duration KNOWN_AFTER = Duration.ofDays(7);
    /** Who was wrong so many times more than right is not listened to. */
    private static final int MOST_DISMISSED = 2;

    private final VoteStore store;
    private final Reviews reviews;
    private final Ratings ratings;
    private final Accounts accounts;
    private final Buyers buyers;
    private final int hideAfter;

    JudgeReview(
            VoteStore store,
            Reviews reviews,
            Ratings ratings,
            Accounts accounts,
            Buyers buyers,
            ReviewSettings settings) {
        this.store = store;
        this.reviews = reviews;
        this.ratings = ratings;
        this.accounts = accounts;
        this.buyers = buyers;
        this.hideAfter = settings.hideAfter();
    }

    /**
     * Counts a vote for a review, one of each customer however often they say it. Gives how many there are.
     *
     * @throws io.merkato.platform.problem.Problem NOT_FOUND, OWN_REVIEW
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int helped(ReviewId id, UserId voter) {
        ratings.invalidate(List.of(hold(id, voter).productId()));
        return store.vote(id, voter);
    }

    /** Takes a vote back, if there is one. Otherwise as {@link #helped}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int helpedNot(ReviewId id, UserId voter) {
        ratings.invalidate(List.of(hold(id, voter).productId()));
        return store.takeBack(id, voter);
    }

    /**
     * Notes a report, one of each customer for each review. It is hidden when enough of them say so whose word counts.
     *
     * @throws io.merkato.platform.problem.Problem NOT_FOUND, OWN_REVIEW
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void report(ReviewId id, UserId reporter, Report report) {
        Review held = hold(id, reporter);
        if (store.report(id, reporter, report, hasStanding(reporter)) && store.reporters(id) >= hideAfter) {
            var _ = reviews.move(held, ReviewStatus.HIDDEN, List.of(Concern.REPORTED), null);
        }
    }

    private boolean hasStanding(UserId reporter) {
        Account account = accounts.get(reporter);
        boolean known = account.createdAt().isBefore(Instant.now().minus(KNOWN_AFTER))
                || buyers.hasGot(reporter, account.email());
        return known && store.dismissed(reporter) <= MOST_DISMISSED;
    }

    private Review hold(ReviewId id, UserId judge) {
        accounts.keepFromErasure(judge);
        Review held = reviews.lock(id)
                .filter(review -> review.status() == ReviewStatus.PUBLISHED)
                .orElseThrow(() -> NOT_FOUND.because("There is no such review."));
        if (judge.equals(held.authorId())) {
            throw OWN_REVIEW.because("That is for others to say.");
        }
        return held;
    }
}
