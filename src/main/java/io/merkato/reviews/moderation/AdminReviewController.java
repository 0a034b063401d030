package io.merkato.reviews.moderation;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.platform.idempotency.Idempotency;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.json.Trimmed;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.security.Caller;
import io.merkato.platform.text.NotBlank;
import io.merkato.platform.visitor.Visitor;
import io.merkato.platform.web.Precondition;
import io.merkato.reviews.Review;
import io.merkato.reviews.ReviewId;
import io.merkato.reviews.ReviewStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What staff do with reviews. */
@RestController
@RequestMapping("/v1/admin/reviews")
@Tag(name = "Admin reviews")
@OpenTo(Audience.STAFF)
class AdminReviewController {

    private final ReadReviews read;
    private final ModerateReview moderate;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;

    AdminReviewController(
            ReadReviews read, ModerateReview moderate, Idempotency idempotency, TransactionTemplate transaction) {
        this.read = read;
        this.moderate = moderate;
        this.idempotency = idempotency;
        this.transaction = transaction;
    }

    @GetMapping
    @Operation(
            operationId = "reviews",
            summary = "Reviews, those that came last first",
            description = "Those that wait for a decision are `pending`; those that customers reported are `hidden`.")
    Page<AdminReview> list(@ModelAttribute @Valid AdminReviewQuery query, @ModelAttribute @Valid PageRequest page) {
        return read.list(query.status(), query.productId() == null ? null : new ProductId(query.productId()), page);
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "adminReview",
            summary = "One review, with what customers reported of it",
            description = "Its entity tag names what it says, for `If-Match` of a decision.")
    AdminReview get(@PathVariable String id) {
        return read.get(ReviewId.fromPath(id));
    }

    @PostMapping("/{id}/approval")
    @Operation(
            operationId = "approveReview",
            summary = "Show a review",
            description = "What was reported of it is dismissed. Its author gets a mail when it was not shown before.")
    ResponseEntity<AdminReview> approve(
            @PathVariable String id,
            Caller caller,
            Visitor visitor,
            Precondition precondition,
            IdempotentRequest request) {
        UserId by = caller.requireUser();
        return idempotency.once(
                request, () -> ResponseEntity.ok(moderate.approve(ReviewId.fromPath(id), by, visitor, precondition)));
    }

    @PostMapping("/{id}/rejection")
    @Refuses("REVIEW_REJECTED")
    @Operation(
            operationId = "rejectReview",
            summary = "Reject a review",
            description = "Nobody but its author sees it, who gets a mail with the reason.")
    ResponseEntity<AdminReview> reject(
            @PathVariable String id,
            @Valid @RequestBody Rejection body,
            Caller caller,
            Visitor visitor,
            Precondition precondition,
            IdempotentRequest request) {
        UserId by = caller.requireUser();
        return idempotency.once(
                request,
                () -> ResponseEntity.ok(
                        moderate.reject(ReviewId.fromPath(id), body.reason(), by, visitor, precondition)));
    }

    @PutMapping("/{id}/answer")
    @Operation(
            operationId = "answerReview",
            summary = "Answer a review",
            description = "The answer stands under it, as plain text. Its author gets a mail.")
    AdminReview answer(
            @PathVariable String id,
            @Valid @RequestBody NewAnswer body,
            Caller caller,
            Visitor visitor,
            Precondition precondition) {
        return say(id, body.text(), caller, visitor, precondition);
    }

    @DeleteMapping("/{id}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "removeReviewAnswer",
            summary = "Take the answer to a review back",
            description = "If any.")
    void removeAnswer(@PathVariable String id, Caller caller, Visitor visitor, Precondition precondition) {
        var _ = say(id, null, caller, visitor, precondition);
    }

    private AdminReview say(
            String id, @Nullable String text, Caller caller, Visitor visitor, Precondition precondition) {
        UserId by = caller.requireUser();
        return Objects.requireNonNull(
                transaction.execute(status -> moderate.answer(ReviewId.fromPath(id), text, by, visitor, precondition)));
    }

    record AdminReviewQuery(
            @Schema(description = "Only those that are this.") @Nullable ReviewStatus status,

            @Schema(description = "Only those of this product.") @Nullable UUID productId) {}

    @Schema(name = "ReviewRejection")
    record Rejection(
            @Schema(description = "For the author to read.") @NotNull @NotBlank @Size(max = 1000) @Trimmed
            String reason) {}

    @Schema(name = "NewReviewAnswer")
    record NewAnswer(
            @NotNull @NotBlank @Size(max = Review.LONGEST_BODY) @Trimmed
            String text) {}
}
