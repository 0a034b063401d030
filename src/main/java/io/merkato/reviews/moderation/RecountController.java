package io.merkato.reviews.moderation;

import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.platform.idempotency.Idempotency;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.security.Caller;
import io.merkato.platform.visitor.Visitor;
import io.merkato.reviews.Ratings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** For admins who do not trust the ratings, or have changed the database by hand. */
@RestController
@Tag(name = "Admin reviews")
@OpenTo(Audience.ADMINS)
class RecountController {

    private final Ratings ratings;
    private final AuditTrail audit;
    private final Idempotency idempotency;

    RecountController(Ratings ratings, AuditTrail audit, Idempotency idempotency) {
        this.ratings = ratings;
        this.audit = audit;
        this.idempotency = idempotency;
    }

    @PostMapping("/v1/admin/reviews/recount")
    @Operation(
            operationId = "recountRatings",
            summary = "Count the ratings of all products anew",
            description = "They are counted with each review, so there should be nothing to correct.")
    ResponseEntity<Recount> recount(Caller caller, Visitor visitor, IdempotentRequest request) {
        UserId by = caller.requireUser();
        return idempotency.once(request, () -> {
            Set<ProductId> corrected = ratings.recount();
            audit.record(SecurityEvent.RATINGS_RECOUNTED, null, by, visitor, corrected.size() + " products corrected");
            return ResponseEntity.ok(new Recount(
                    corrected.size(), corrected.stream().sorted().limit(100).toList()));
        });
    }

    /**
     * What was wrong.
     *
     * @param corrected how many products had another rating than their reviews come to
     * @param products the first hundred of them
     */
    @Schema(name = "RatingRecount")
    record Recount(int corrected, List<ProductId> products) {}
}
