package io.merkato.reviews.votes;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.UserId;
import io.merkato.platform.idempotency.Idempotency;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.json.Message;
import io.merkato.platform.json.Trimmed;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.ratelimit.RateLimit;
import io.merkato.platform.ratelimit.RateLimits;
import io.merkato.platform.security.Caller;
import io.merkato.platform.visitor.Visitor;
import io.merkato.reviews.ReviewId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** How customers say what they think of reviews. */
@RestController
@Tag(name = "Reviews")
@OpenTo(Audience.SIGNED_IN)
class VoteController {

    /** Room for an office behind one address. */
    private static final RateLimit PER_NETWORK = new RateLimit("review-vote-network", 2000, Duration.ofMinutes(15));

    private static final RateLimit VOTES = new RateLimit("review-vote", 300, Duration.ofHours(1));
    private static final RateLimit REPORTS = new RateLimit("review-report", 30, Duration.ofHours(1));
    private static final Message REPORTED = new Message("Thank you. We will look at it.");

    private final JudgeReview judge;
    private final RateLimits rateLimits;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;

    VoteController(JudgeReview judge, RateLimits rateLimits, Idempotency idempotency, TransactionTemplate transaction) {
        this.judge = judge;
        this.rateLimits = rateLimits;
        this.idempotency = idempotency;
        this.transaction = transaction;
    }

    @PostMapping("/v1/reviews/{id}/helpful-votes")
    @Refuses({"OWN_REVIEW", "TOO_MANY_REQUESTS"})
    @Operation(
            operationId = "voteForReview",
            summary = "Say that a review helped you",
            description = "Once; again it changes nothing.")
    ResponseEntity<Votes> vote(@PathVariable String id, Caller caller, Visitor visitor, IdempotentRequest request) {
        UserId voter = caller.requireUser();
        admit(VOTES, voter, visitor);
        return idempotency.once(
                request, () -> ResponseEntity.ok(new Votes(judge.helped(ReviewId.fromPath(id), voter), true)));
    }

    @DeleteMapping("/v1/reviews/{id}/helpful-votes")
    @Refuses({"OWN_REVIEW", "TOO_MANY_REQUESTS"})
    @Operation(operationId = "takeVoteBack", summary = "Take your vote back", description = "If there is one.")
    Votes takeBack(@PathVariable String id, Caller caller, Visitor visitor) {
        UserId voter = caller.requireUser();
        admit(VOTES, voter, visitor);
        int count =
                Objects.requireNonNull(transaction.execute(status -> judge.helpedNot(ReviewId.fromPath(id), voter)));
        return new Votes(count, false);
    }

    @PostMapping("/v1/reviews/{id}/reports")
    @Refuses({"OWN_REVIEW", "TOO_MANY_REQUESTS"})
    @Operation(
            operationId = "reportReview",
            summary = "Say that a review should not be there",
            description =
                    "Once; again it changes nothing. It is hidden when enough customers say so, until staff have looked.")
    @ApiResponse(responseCode = "202", description = "Taken in", useReturnTypeSchema = true)
    ResponseEntity<Message> report(
            @PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable NewReport body,
            Caller caller,
            Visitor visitor,
            IdempotentRequest request) {
        UserId reporter = caller.requireUser();
        admit(REPORTS, reporter, visitor);
        Report report = body == null ? new Report(Report.Reason.OTHER, null) : body.report();
        return idempotency.once(request, () -> {
            judge.report(ReviewId.fromPath(id), reporter, report);
            return ResponseEntity.accepted().body(REPORTED);
        });
    }

    private void admit(RateLimit limit, UserId caller, Visitor visitor) {
        rateLimits.take(PER_NETWORK, visitor.network());
        rateLimits.take(limit, caller.toString());
    }

    /**
     * What a review has of votes.
     *
     * @param voted whether yours is one of them
     */
    @Schema(name = "HelpfulVotes")
    record Votes(int helpfulCount, boolean voted) {}

    @Schema(name = "NewReviewReport")
    record NewReport(
            @Schema(description = "`other` when absent.") Report.@Nullable Reason reason,
            @Nullable @Size(max = 1000) @Trimmed String text) {

        Report report() {
            return new Report(
                    reason == null ? Report.Reason.OTHER : reason, text == null || text.isEmpty() ? null : text);
        }
    }
}
