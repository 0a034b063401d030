package io.merkato.cart;

import io.merkato.kernel.Audience;
import io.merkato.kernel.Buyer;
import io.merkato.kernel.Ids;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.VariantId;
import io.merkato.platform.idempotency.Idempotency;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.security.Caller;
import io.merkato.platform.web.Precondition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The cart of who is signed in, or of the guest whose token is sent. A guest's first write answers with the token. */
@RestController
@RequestMapping("/v1/cart")
@Tag(name = "Cart")
@OpenTo(Audience.BUYERS)
class CartController {

    private static final int UNGUESSABLE_KEY_LENGTH = 20;

    private final ChangeCart carts;
    private final MergeCart mergeCart;
    private final ReadCart read;
    private final Idempotency idempotency;

    CartController(ChangeCart carts, MergeCart mergeCart, ReadCart read, Idempotency idempotency) {
        this.carts = carts;
        this.mergeCart = mergeCart;
        this.read = read;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(
            summary = "Your cart",
            description = "An empty cart is a cart too. What is no longer sold stays in it with " + "`available` 0.")
    CartView get(Buyer buyer) {
        return read.view(buyer);
    }

    @PostMapping("/items")
    @Refuses({"VARIANT_UNAVAILABLE", "INSUFFICIENT_STOCK", "QUANTITY_TOO_LARGE", "CART_FULL", "CHECKOUT_IN_PROGRESS"})
    @Operation(
            summary = "Put something in; the same variant again adds up",
            description = "A guest's first one answers with a `Cart-Token`, to be sent with every " + "later request.")
    ResponseEntity<CartView> add(Buyer buyer, @Valid @RequestBody NewItem body, IdempotentRequest request) {
        return idempotency.once(trusted(request, buyer), () -> {
            ChangeCart.Added added = carts.add(buyer, new VariantId(body.variantId()), body.quantity());
            ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
            if (added.newToken() != null) {
                answer.header(CartToken.HEADER, added.newToken());
            }
            return answer.body(added.cart());
        });
    }

    /**
     * Guests are strangers until they have a cart, and behind one proxy they share an address: a key that two of them might
     * both make up would give one the other's cart.
     */
    private IdempotentRequest trusted(IdempotentRequest request, Buyer buyer) {
        boolean guessable = request.hasKeyShorterThan(UNGUESSABLE_KEY_LENGTH);
        return guessable && buyer.customer() == null && read.isNew(buyer) ? request.withoutKey() : request;
    }

    @PatchMapping("/items/{itemId}")
    @Refuses({"VARIANT_UNAVAILABLE", "INSUFFICIENT_STOCK", "QUANTITY_TOO_LARGE", "CHECKOUT_IN_PROGRESS"})
    @Operation(
            summary = "Change a quantity; 0 takes the item out",
            description = "The quantity is what the cart holds afterwards.")
    CartView change(
            Buyer buyer, @PathVariable String itemId, @Valid @RequestBody ItemChange body, Precondition precondition) {
        return carts.change(buyer, Ids.fromPath(itemId), body.quantity(), precondition);
    }

    @DeleteMapping("/items/{itemId}")
    @Refuses("CHECKOUT_IN_PROGRESS")
    @Operation(summary = "Take an item out", description = "Answers with the cart without it.")
    CartView remove(Buyer buyer, @PathVariable String itemId, Precondition precondition) {
        return carts.change(buyer, Ids.fromPath(itemId), 0, precondition);
    }

    @DeleteMapping
    @Refuses("CHECKOUT_IN_PROGRESS")
    @Operation(summary = "Take everything out", description = "Answers with the empty cart.")
    CartView clear(Buyer buyer, Precondition precondition) {
        return carts.clear(buyer, precondition);
    }

    @OpenTo(Audience.SIGNED_IN)
    @PostMapping("/merge")
    @Refuses({"NOT_FOUND", "CHECKOUT_IN_PROGRESS"})
    @Operation(
            summary = "Join a guest's cart into yours, after signing in",
            description =
                    "Quantities of the same variant add up; what could not be put in as it was chosen is in adjustments. "
                            + "The guest's cart and its token are gone afterwards.")
    ResponseEntity<CartView> merge(Caller caller, @Valid @RequestBody Merge body, IdempotentRequest request) {
        Buyer customer = new Buyer(caller.requireUser(), null);
        return idempotency.once(request, () -> ResponseEntity.ok(mergeCart.merge(customer, body.cartToken())));
    }

    @Schema(name = "NewCartItem")
    record NewItem(
            @NotNull UUID variantId,
            @NotNull @Min(1) @Max(ChangeCart.MAX_QUANTITY) Integer quantity) {}

    @Schema(name = "CartItemChange")
    record ItemChange(
            @NotNull @Min(0) @Max(ChangeCart.MAX_QUANTITY) Integer quantity) {}

    @Schema(name = "CartMerge")
    record Merge(@NotNull @Size(min = 1, max = 200) String cartToken) {}
}
