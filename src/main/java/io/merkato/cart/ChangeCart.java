package io.merkato.cart;

import static io.merkato.cart.CartProblem.CART_FULL;
import static io.merkato.cart.CartProblem.QUANTITY_TOO_LARGE;
import static io.merkato.cart.CartProblem.VARIANT_UNAVAILABLE;
import static io.merkato.inventory.InventoryProblem.INSUFFICIENT_STOCK;
import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.catalog.Products;
import io.merkato.catalog.SellableVariant;
import io.merkato.inventory.Inventory;
import io.merkato.inventory.StockLevel;
import io.merkato.kernel.Buyer;
import io.merkato.kernel.CartId;
import io.merkato.kernel.Money;
import io.merkato.kernel.ShopProfile;
import io.merkato.kernel.VariantId;
import io.merkato.platform.web.Precondition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads carts and puts things into them and out of them. Every change holds the cart's row, so changes queue up. */
@Component
class ChangeCart {

    static final int MAX_QUANTITY = 999;
    static final int MAX_ITEMS = 200;

    private final CartStore store;
    private final Products products;
    private final Inventory inventory;
    private final String currency;

    ChangeCart(CartStore store, Products products, Inventory inventory, ShopProfile shop) {
        this.store = store;
        this.products = products;
        this.inventory = inventory;
        this.currency = shop.currency();
    }

    CartView view(Buyer buyer) {
        return view(store.find(buyer));
    }

    /** Adds units to what is there of the variant. Makes the buyer's cart if there is none. */
    @Transactional
    public CartView add(Buyer buyer, VariantId variant, int quantity) {
        CartStore.Row cart = lockOrMake(buyer);
        SellableVariant sellable = requireSold(variant);
        List<CartStore.ItemRow> items = store.items(cart.id());
        Optional<CartStore.ItemRow> present =
                items.stream().filter(item -> item.variantId().equals(variant)).findFirst();
        int wanted = quantity + present.map(CartStore.ItemRow::quantity).orElse(0);
        requireAvailable(variant, wanted);
        if (present.isPresent()) {
            store.updateItem(present.get().id(), wanted, CartStore.Seen.of(sellable));
        } else {
            if (items.size() >= MAX_ITEMS) {
                throw CART_FULL.because("A cart takes at most " + MAX_ITEMS + " different items.");
            }
            store.insertItem(cart.id(), variant, wanted, CartStore.Seen.of(sellable));
        }
        store.touch(cart.id());
        return view(store.find(buyer));
    }

    /** Sets an item's quantity; 0 takes it out. */
    @Transactional
    public CartView change(Buyer buyer, UUID itemId, int quantity, Precondition precondition) {
        CartStore.Row cart = lock(buyer);
        precondition.require(() -> view(buyer));
        CartStore.ItemRow item = item(cart.id(), itemId);
        if (quantity == 0) {
            store.deleteItem(item.id());
        } else {
            // Taking less is always allowed, also of what can no longer be had in the old quantity.
            if (quantity > item.quantity()) {
                requireSold(item.variantId());
                requireAvailable(item.variantId(), quantity);
            }
            store.updateItem(item.id(), quantity, item.seen());
        }
        store.touch(cart.id());
        return view(store.find(buyer));
    }

    @Transactional
    public CartView clear(Buyer buyer, Precondition precondition) {
        store.lock(buyer).ifPresent(cart -> {
            Carts.requireFree(cart);
            precondition.require(() -> view(buyer));
            store.deleteItems(cart.id());
            store.touch(cart.id());
        });
        return view(store.find(buyer));
    }

    private CartStore.Row lock(Buyer buyer) {
        CartStore.Row cart = store.lock(buyer).orElseThrow(ChangeCart::noSuchItem);
        Carts.requireFree(cart);
        return cart;
    }

    /** The buyer's cart, made if there is none, with its row held until the end of the transaction. */
    CartStore.Row lockOrMake(Buyer buyer) {
        Optional<CartStore.Row> present = store.lock(buyer);
        if (present.isEmpty()) {
            store.insert(CartId.next(), buyer);
            present = store.lock(buyer);
        }
        CartStore.Row cart = present.orElseThrow();
        Carts.requireFree(cart);
        return cart;
    }

    private CartStore.ItemRow item(CartId cart, UUID id) {
        return store.items(cart).stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow(ChangeCart::noSuchItem);
    }

    private SellableVariant requireSold(VariantId variant) {
        SellableVariant sellable = products.sellable(List.of(variant)).get(variant);
        if (sellable == null || !sellable.active()) {
            throw VARIANT_UNAVAILABLE.because("There is no such variant on sale.");
        }
        return sellable;
    }

    private void requireAvailable(VariantId variant, int wanted) {
        int available = inventory
                .levels(List.of(variant))
                .getOrDefault(variant, StockLevel.none(variant))
                .available();
        if (wanted > available) {
            throw INSUFFICIENT_STOCK
                    .because("You want " + wanted + " and " + available + " can be had.")
                    .with("available", available);
        }
        if (wanted > MAX_QUANTITY) {
            throw QUANTITY_TOO_LARGE.because("You want " + wanted + ".");
        }
    }

    private CartView view(Optional<CartStore.Row> cart) {
        if (cart.isEmpty()) {
            return new CartView(null, List.of(), 0, Money.zero(currency), currency, null, List.of());
        }
        List<CartStore.ItemRow> rows = store.items(cart.get().id());
        List<VariantId> variants =
                rows.stream().map(CartStore.ItemRow::variantId).toList();
        Map<VariantId, SellableVariant> sellable = products.sellable(variants);
        Map<VariantId, StockLevel> levels = inventory.levels(variants);
        List<CartView.Item> items = rows.stream()
                .map(row -> item(row, sellable.get(row.variantId()), levels.get(row.variantId())))
                .toList();
        Money subtotal = items.stream().map(CartView.Item::lineTotal).reduce(Money.zero(currency), Money::plusUpToMax);
        int count = items.stream().mapToInt(CartView.Item::quantity).sum();
        return new CartView(
                cart.get().id().value(),
                items,
                count,
                subtotal,
                currency,
                cart.get().updatedAt(),
                List.of());
    }

    /** What has left the catalogue is shown as it was when it was put in: nothing that was chosen goes without a word. */
    private CartView.Item item(CartStore.ItemRow row, @Nullable SellableVariant variant, @Nullable StockLevel level) {
        CartStore.Seen now = variant == null ? row.seen() : CartStore.Seen.of(variant);
        Money price = new Money(now.price(), currency);
        return new CartView.Item(
                row.id(),
                row.variantId().value(),
                now.product().value(),
                now.sku(),
                now.title(),
                variant == null ? null : variant.image(),
                row.quantity(),
                price,
                price.times(row.quantity()),
                available(variant, level),
                row.seen().price() == now.price() ? null : new Money(row.seen().price(), currency));
    }

    /** How many units can be had now of what may be no longer sold, or unknown. */
    static int available(@Nullable SellableVariant variant, @Nullable StockLevel level) {
        return variant != null && variant.active() && level != null ? level.available() : 0;
    }

    private static RuntimeException noSuchItem() {
        return NOT_FOUND.because("There is no such item in your cart.");
    }
}
