package io.merkato.reviews;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.UserId;
import io.merkato.platform.idempotency.Idempotency;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.json.Trimmed;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.ratelimit.RateLimit;
import io.merkato.platform.ratelimit.RateLimits;
import io.merkato.platform.security.Caller;
import io.merkato.platform.text.NotBlank;
import io.merkato.platform.text.SingleLine;
import io.merkato.platform.visitor.Visitor;
import io.merkato.platform.web.Precondition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How customers review. */
@RestController
@Tag(name = "Reviews")
@OpenTo(Audience.SIGNED_IN)
class ReviewController {

    /** Room for an office behind one address. */
    private static final RateLimit PER_NETWORK = new RateLimit("review-network", 2000, Duration.ofMinutes(15));

    private static final RateLimit PER_AUTHOR = new RateLimit("review", 60, Duration.ofHours(1));

    private final WriteReview write;
    private final ReviewStore store;
    private final RateLimits rateLimits;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;

    ReviewController(
            WriteReview write,
            ReviewStore store,
            RateLimits rateLimits,
            Idempotency idempotency,
            TransactionTemplate transaction) {
        this.write = write;
        this.store = store;
        this.rateLimits = rateLimits;
        this.idempotency = idempotency;
        this.transaction = transaction;
    }

    @PostMapping("/v1/products/{id}/reviews")
    @Refuses({"ALREADY_REVIEWED", "PURCHASE_REQUIRED", "TOO_MANY_REQUESTS"})
    @Operation(
            operationId = "writeReview",
            summary = "Review a product",
            description =
                    "Once for each product; a second time is refused with the address of the first. Texts are plain text. "
                            + "`status` says whether everybody sees it: `published`, or `pending` until staff have looked at it.")
    @ApiResponse(responseCode = "201", description = "Written", useReturnTypeSchema = true)
    ResponseEntity<ReviewView> add(
            @PathVariable String id,
            @Valid @RequestBody NewReview body,
            Caller caller,
            Visitor visitor,
            IdempotentRequest request) {
        UserId author = caller.requireUser();
        admit(PER_AUTHOR, author, visitor);
        return idempotency.once(request, () -> {
            Review written = write.add(id, body.words(), author, ReviewController::address);
            return ResponseEntity.created(URI.create(address(written.id()))).body(ReviewView.of(written));
        });
    }

    @GetMapping("/v1/reviews/{id}")
    @OpenTo(Audience.EVERYBODY)
    @Operation(
            operationId = "readReview",
            summary = "One review",
            description = "One that is not `published` is there for its author only.")
    ReviewView get(@PathVariable String id, Caller caller) {
        return store.find(ReviewId.fromPath(id))
                .filter(review -> review.status() == ReviewStatus.PUBLISHED || review.isBy(caller.userId()))
                .map(ReviewView::of)
                .orElseThrow(() -> NOT_FOUND.because("There is no such review."));
    }

    @PatchMapping("/v1/reviews/{id}")
    @Refuses("TOO_MANY_REQUESTS")
    @Operation(
            operationId = "changeReview",
            summary = "Change your review",
            description =
                    "What is given; an empty title removes it. What it says now may have to be looked at by staff first.")
    ReviewView change(
            @PathVariable String id,
            @Valid @RequestBody ReviewChange body,
            Caller caller,
            Visitor visitor,
            Precondition precondition) {
        UserId author = caller.requireUser();
        admit(PER_AUTHOR, author, visitor);
        Review changed =
                transaction.execute(status -> write.change(ReviewId.fromPath(id), body::applyTo, author, precondition));
        return ReviewView.of(changed);
    }

    @DeleteMapping("/v1/reviews/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeReview", summary = "Remove your review", description = "With the votes for it.")
    void remove(@PathVariable String id, Caller caller, Precondition precondition) {
        UserId author = caller.requireUser();
        transaction.executeWithoutResult(status -> write.remove(ReviewId.fromPath(id), author, precondition));
    }

    private void admit(RateLimit limit, UserId author, Visitor visitor) {
        rateLimits.take(PER_NETWORK, visitor.network());
        rateLimits.take(limit, author.toString());
    }

    private static String address(ReviewId id) {
        return "/v1/reviews/" + id;
    }

    record NewReview(
            @NotNull @Min(1) @Max(5) Integer rating,

            @Nullable @SingleLine @Size(max = Review.LONGEST_TITLE) @Trimmed
            String title,

            @NotNull @NotBlank @Size(max = Review.LONGEST_BODY) @Trimmed
            String body) {

        Review.Words words() {
            return new Review.Words(rating, title == null || title.isEmpty() ? null : title, body);
        }
    }

    record ReviewChange(
            @Nullable @Min(1) @Max(5) Integer rating,

            @Schema(description = "Empty to remove it.")
            @Nullable @SingleLine
            @Size(max = Review.LONGEST_TITLE) @Trimmed
            String title,

            @Nullable @NotBlank @Size(max = Review.LONGEST_BODY) @Trimmed
            String body) {

        Review.Words applyTo(Review.Words words) {
            return new Review.Words(
                    rating == null ? words.rating() : rating,
                    title == null ? words.title() : title.isEmpty() ? null : title,
                    body == null ? words.body() : body);
        }
    }
}
