package io.merkato.cart;

import static io.merkato.cart.CartProblem.CART_FULL;
import static io.merkato.cart.CartProblem.QUANTITY_TOO_LARGE;
import static io.merkato.cart.CartProblem.VARIANT_UNAVAILABLE;
import static io.merkato.inventory.InventoryProblem.INSUFFICIENT_STOCK;
import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.catalog.SellableVariant;
import io.merkato.kernel.Buyer;
import io.merkato.kernel.CartId;
import io.merkato.kernel.Ids;
import io.merkato.kernel.VariantId;
import io.merkato.platform.web.Precondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts things into carts and out of them. Every change holds the cart's row, so changes queue up. */
@Component
class ChangeCart {

    static final int MAX_QUANTITY = 999;
    static final int MAX_ITEMS = 200;

    private final CartStore store;
    private final ReadCart read;

    ChangeCart(CartStore store, ReadCart read) {
        this.store = store;
        this.read = read;
    }

    /**
     * Adds units to what is there of the variant. Makes the buyer's cart if there is none: a guest's with a new token. One
     * that names no cart is not taken over, since whoever made it up might know it from elsewhere.
     */
    @Transactional
    public Added add(Buyer buyer, VariantId variant, int quantity) {
        Optional<CartStore.Row> present = store.touch(buyer);
        present.ifPresent(Carts::requireFree);
        if (present.isPresent() || buyer.customer() != null) {
            CartStore.Row cart = present.orElseGet(() -> lockOrMake(buyer));
            return new Added(add(cart, store.items(cart.id()), variant, quantity), null);
        }
        String token = CartToken.next();
        CartStore.Row cart = store.insert(CartId.next(), new Buyer(null, CartToken.hash(token)))
                .orElseThrow();
        return new Added(add(cart, List.of(), variant, quantity), token);
    }

    private CartView add(CartStore.Row cart, List<CartStore.ItemRow> items, VariantId variant, int quantity) {
        Set<VariantId> variants = CartStore.variants(items);
        variants.add(variant);
        ReadCart.Offers offers = read.offers(variants);
        CartStore.Seen seen = CartStore.Seen.of(requireOnSale(offers, variant));
        List<CartStore.ItemRow> changed = new ArrayList<>(items);
        Optional<CartStore.ItemRow> present =
                items.stream().filter(item -> item.variantId().equals(variant)).findFirst();
        int wanted = quantity + present.map(CartStore.ItemRow::quantity).orElse(0);
        requireAvailable(offers, variant, wanted);
        if (present.isPresent()) {
            CartStore.ItemRow more = present.get().with(wanted, seen);
            store.updateItem(more);
            changed.set(items.indexOf(present.get()), more);
        } else {
            if (items.size() >= MAX_ITEMS) {
                throw CART_FULL.because("A cart takes at most " + MAX_ITEMS + " different items.");
            }
            CartStore.ItemRow added = new CartStore.ItemRow(Ids.next(), variant, wanted, seen);
            store.insertItem(cart.id(), added);
            changed.add(added);
        }
        return read.view(cart, changed, offers);
    }

    /** Sets an item's quantity; 0 takes it out. */
    @Transactional
    public CartView change(Buyer buyer, UUID itemId, int quantity, Precondition precondition) {
        CartStore.Row cart = store.lock(buyer).orElseThrow(ChangeCart::noSuchItem);
        Carts.requireFree(cart);
        List<CartStore.ItemRow> items = new ArrayList<>(store.items(cart.id()));
        ReadCart.Offers offers = read.offers(CartStore.variants(items));
        precondition.require(() -> read.view(cart, items, offers));
        CartStore.ItemRow item = items.stream()
                .filter(row -> row.id().equals(itemId))
                .findFirst()
                .orElseThrow(ChangeCart::noSuchItem);
        if (quantity == 0) {
            store.deleteItem(item.id());
            items.remove(item);
        } else {
            // Taking less is always allowed, also of what can no longer be had in the old quantity.
            if (quantity > item.quantity()) {
                requireOnSale(offers, item.variantId());
                requireAvailable(offers, item.variantId(), quantity);
            }
            CartStore.ItemRow changed = item.with(quantity, item.seen());
            store.updateItem(changed);
            items.set(items.indexOf(item), changed);
        }
        return read.view(store.touch(buyer).orElseThrow(), items, offers);
    }

    @Transactional
    public CartView clear(Buyer buyer, Precondition precondition) {
        Optional<CartStore.Row> locked = store.lock(buyer);
        locked.ifPresent(Carts::requireFree);
        precondition.require(() -> read.view(buyer));
        locked.ifPresent(cart -> {
            store.deleteItems(cart.id());
            store.touch(buyer);
        });
        return read.view(buyer);
    }

    /** The buyer's cart, made if there is none, with its row held until the end of the transaction. */
    CartStore.Row lockOrMake(Buyer buyer) {
        CartStore.Row cart = store.touch(buyer)
                .or(() -> store.insert(CartId.next(), buyer))
                // Somebody else has made it in between.
                .or(() -> store.touch(buyer))
                .orElseThrow();
        Carts.requireFree(cart);
        return cart;
    }

    private static SellableVariant requireOnSale(ReadCart.Offers offers, VariantId variant) {
        SellableVariant onSale = offers.onSale(variant);
        if (onSale == null) {
            throw VARIANT_UNAVAILABLE.because("There is no such variant on sale.");
        }
        return onSale;
    }

    private static void requireAvailable(ReadCart.Offers offers, VariantId variant, int wanted) {
        int available = offers.available(variant);
        if (wanted > available) {
            throw INSUFFICIENT_STOCK
                    .because("You want " + wanted + " and " + available + " can be had.")
                    .with("available", available);
        }
        if (wanted > MAX_QUANTITY) {
            throw QUANTITY_TOO_LARGE.because("You want " + wanted + ".");
        }
    }

    private static RuntimeException noSuchItem() {
        return NOT_FOUND.because("There is no such item in your cart.");
    }

    /**
     * A cart into which something was put.
     *
     * @param newToken for the guest whose first this was
     */
    record Added(CartView cart, @Nullable String newToken) {}
}
