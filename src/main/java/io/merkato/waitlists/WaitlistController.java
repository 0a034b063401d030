package io.merkato.waitlists;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;
import static io.merkato.platform.problem.PlatformProblem.VALIDATION_FAILED;

import io.merkato.catalog.Products;
import io.merkato.catalog.SellableVariant;
import io.merkato.kernel.Audience;
import io.merkato.kernel.Ids;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.UserId;
import io.merkato.kernel.VariantId;
import io.merkato.platform.crypto.OpaqueToken;
import io.merkato.platform.idempotency.Idempotency;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.json.Message;
import io.merkato.platform.json.Trimmed;
import io.merkato.platform.mail.EmailAddress;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import io.merkato.platform.problem.FieldError;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.security.Caller;
import io.merkato.platform.visitor.Visitor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Waiting for what is sold out, for whoever is signed in and for guests. */
@RestController
@Tag(name = "Stock notifications")
@OpenTo(Audience.SIGNED_IN)
class WaitlistController {

    private static final Message TAKEN_IN = new Message(
            "We will send one mail when it can be bought again. A guest's address has to be confirmed first.");

    private final Waitlists waitlists;
    private final WaitlistStore store;
    private final Products products;
    private final Idempotency idempotency;

    WaitlistController(Waitlists waitlists, WaitlistStore store, Products products, Idempotency idempotency) {
        this.waitlists = waitlists;
        this.store = store;
        this.products = products;
        this.idempotency = idempotency;
    }

    @PostMapping("/v1/products/{id}/stock-notifications")
    @OpenTo(Audience.EVERYBODY)
    @Refuses({"VALIDATION_FAILED", "ALREADY_IN_STOCK"})
    @Operation(
            summary = "Hear once when a variant is back in stock",
            description =
                    "Who is signed in gets a mail at the account's address. A guest gives an `email`, which is asked by a "
                            + "mail first. The answer is the same for every address. Who asks first is told first; nothing is kept "
                            + "for who waits.")
    @ApiResponse(responseCode = "202", description = "Taken in", useReturnTypeSchema = true)
    ResponseEntity<Message> join(
            @PathVariable String id,
            @Valid @RequestBody NewWish body,
            Caller caller,
            Visitor visitor,
            IdempotentRequest request) {
        UserId user = caller.userId();
        String email = body.email();
        if (user == null && email == null) {
            throw VALIDATION_FAILED
                    .because("See errors for the values to add.")
                    .at(List.of(new FieldError("/email", "REQUIRED", "is required of who is not signed in")));
        }
        boolean admitted = waitlists.admit(user, email, visitor);
        return idempotency.once(request, () -> {
            SellableVariant variant = waitlists.soldOut(id, new VariantId(body.variantId()));
            if (user != null) {
                waitlists.join(variant, user);
            } else if (admitted && email != null) {
                waitlists.ask(variant, email);
            }
            return ResponseEntity.accepted().body(TAKEN_IN);
        });
    }

    @PostMapping("/v1/stock-notifications/confirmation")
    @OpenTo(Audience.UNRECOGNIZED)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Refuses("INVALID_TOKEN")
    @Operation(
            summary = "Confirm the address of a guest who waits",
            description = "With the token of the link in the mail, good once and for two days.")
    void confirm(@Valid @RequestBody WishConfirmation body, Visitor visitor) {
        waitlists.confirm(body.token(), visitor);
    }

    @GetMapping("/v1/me/stock-notifications")
    @Operation(
            summary = "What you wait for, newest first",
            description = "It leaves the list with the mail that tells that it is back.")
    Page<Wish> list(Caller caller, @ModelAttribute @Valid PageRequest page) {
        Page<WaitlistStore.Request> requests = store.list(caller.requireUser(), page);
        Map<VariantId, SellableVariant> variants = products.sellable(
                requests.items().stream().map(WaitlistStore.Request::variantId).toList());
        return requests.map(request -> {
            SellableVariant variant = variants.get(request.variantId());
            return new Wish(
                    request.id(),
                    variant == null ? null : variant.productId().value(),
                    request.variantId().value(),
                    variant == null ? null : variant.sku(),
                    variant == null ? null : variant.title(),
                    request.createdAt());
        });
    }

    @DeleteMapping("/v1/me/stock-notifications/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Wait no longer", description = "No mail will come.")
    void leave(@PathVariable String id, Caller caller) {
        if (!store.delete(Ids.fromPath(id), caller.requireUser())) {
            throw NOT_FOUND.because("You do not wait for this.");
        }
    }

    @Schema(name = "NewStockNotification")
    record NewWish(
            @NotNull UUID variantId,

            @Schema(description = "Of a guest; of who is signed in it is not looked at.", maxLength = 254)
            @Nullable @EmailAddress
            @Trimmed
            String email) {}

    @Schema(name = "StockNotificationConfirmation")
    record WishConfirmation(@NotNull OpaqueToken token) {}

    /**
     * What somebody waits for.
     *
     * @param productId null when the variant is not there any more, as are SKU and title
     */
    @Schema(name = "StockNotification")
    record Wish(
            UUID id,
            @Nullable UUID productId,
            UUID variantId,
            @Nullable String sku,
            @Nullable String title,
            Instant createdAt) {}
}
