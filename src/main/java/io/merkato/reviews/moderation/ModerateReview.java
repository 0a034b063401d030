package io.merkato.reviews.moderation;

import static io.merkato.reviews.ReviewProblem.REVIEW_REJECTED;

import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.kernel.UserId;
import io.merkato.platform.jobs.Outbox;
import io.merkato.platform.visitor.Visitor;
import io.merkato.platform.web.Precondition;
import io.merkato.reviews.Review;
import io.merkato.reviews.ReviewId;
import io.merkato.reviews.ReviewStatus;
import io.merkato.reviews.Reviews;
import io.merkato.reviews.votes.ReportStatus;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Staff decide what is shown, and answer. */
@Component
class ModerateReview {

    private final Reviews reviews;
    private final AdminReviewStore store;
    private final ReadReviews read;
    private final AuditTrail audit;
    private final Outbox outbox;

    ModerateReview(Reviews reviews, AdminReviewStore store, ReadReviews read, AuditTrail audit, Outbox outbox) {
        this.reviews = reviews;
        this.store = store;
        this.read = read;
        this.audit = audit;
        this.outbox = outbox;
    }

    /**
     * Shows a review, and dismisses what was reported of it. Of one that is shown only that.
     *
     * @param precondition that it says what staff have read
     * @throws io.merkato.platform.problem.Problem NOT_FOUND, PRECONDITION_FAILED
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public AdminReview approve(ReviewId id, UserId by, Visitor visitor, Precondition precondition) {
        Review before = hold(id, precondition);
        store.forgetOutdatedReports(id);
        store.closeReports(id, ReportStatus.DISMISSED);
        Review after = before;
        if (before.status() != ReviewStatus.PUBLISHED) {
            after = reviews.move(before, ReviewStatus.PUBLISHED, List.of(), null);
            if (after.authorId() != null) {
                outbox.publish(new ReviewApproved(id, after.productId(), after.authorId()));
            }
        }
        record(SecurityEvent.REVIEW_APPROVED, after, by, visitor);
        return read.of(after);
    }

    /**
     * Shows a review no more, and upholds what was reported of it.
     *
     * @param reason for the author to read
     * @throws io.merkato.platform.problem.Problem NOT_FOUND, PRECONDITION_FAILED, REVIEW_REJECTED
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public AdminReview reject(ReviewId id, String reason, UserId by, Visitor visitor, Precondition precondition) {
        Review before = hold(id, precondition);
        if (before.status() == ReviewStatus.REJECTED) {
            throw REVIEW_REJECTED.because("Its author has the reason.");
        }
        store.closeReports(id, ReportStatus.UPHELD);
        Review after = reviews.move(before, ReviewStatus.REJECTED, List.of(), reason);
        if (after.authorId() != null) {
            outbox.publish(new ReviewRejected(id, after.productId(), after.authorId(), reason));
        }
        record(SecurityEvent.REVIEW_REJECTED, after, by, visitor);
        return read.of(after);
    }

    /**
     * Says something to a review, under it, or something else.
     *
     * @param text null to take it back
     * @throws io.merkato.platform.problem.Problem NOT_FOUND, PRECONDITION_FAILED
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public AdminReview answer(
            ReviewId id, @Nullable String text, UserId by, Visitor visitor, Precondition precondition) {
        Review before = hold(id, precondition);
        String said = before.answer() == null ? null : before.answer().text();
        if (Objects.equals(said, text)) {
            return read.of(before);
        }
        Review after = reviews.answer(before, text);
        if (text != null && after.authorId() != null) {
            outbox.publish(new ReviewAnswered(id, after.productId(), after.authorId(), text));
        }
        record(text == null ? SecurityEvent.REVIEW_ANSWER_REMOVED : SecurityEvent.REVIEW_ANSWERED, after, by, visitor);
        return read.of(after);
    }

    private Review hold(ReviewId id, Precondition precondition) {
        Review held = reviews.lock(id).orElseThrow(ReadReviews::noSuchReview);
        precondition.require(() -> read.of(held));
        return held;
    }

    private void record(SecurityEvent event, Review review, UserId by, Visitor visitor) {
        audit.record(event, review.authorId(), by, visitor, "review " + review.id());
    }
}
