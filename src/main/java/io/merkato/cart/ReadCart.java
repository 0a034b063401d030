package io.merkato.cart;

import io.merkato.catalog.Products;
import io.merkato.catalog.SellableVariant;
import io.merkato.inventory.Inventory;
import io.merkato.inventory.StockLevel;
import io.merkato.kernel.Buyer;
import io.merkato.kernel.Money;
import io.merkato.kernel.ShopProfile;
import io.merkato.kernel.VariantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows carts: what was chosen, with what it is, costs, and how much of it can be had now. */
@Component
class ReadCart {

    private final CartStore store;
    private final Products products;
    private final Inventory inventory;
    private final String currency;

    ReadCart(CartStore store, Products products, Inventory inventory, ShopProfile shop) {
        this.store = store;
        this.products = products;
        this.inventory = inventory;
        this.currency = shop.currency();
    }

    CartView view(Buyer buyer) {
        return store.find(buyer)
                .map(this::view)
                .orElseGet(() -> new CartView(null, List.of(), 0, Money.zero(currency), currency, null, List.of()));
    }

    /** Whether the buyer has no cart yet. */
    boolean isNew(Buyer buyer) {
        return store.find(buyer).isEmpty();
    }

    private CartView view(CartStore.Row cart) {
        List<CartStore.ItemRow> items = store.items(cart.id());
        return view(cart, items, offers(CartStore.variants(items)));
    }

    /** The cart with these items, for who knows them already. */
    CartView view(CartStore.Row cart, List<CartStore.ItemRow> rows, Offers offers) {
        List<CartView.Item> items = rows.stream().map(row -> item(row, offers)).toList();
        Money subtotal = items.stream().map(CartView.Item::lineTotal).reduce(Money.zero(currency), Money::plusUpToMax);
        int count = items.stream().mapToInt(CartView.Item::quantity).sum();
        return new CartView(cart.id().value(), items, count, subtotal, currency, cart.updatedAt(), List.of());
    }

    /** What these variants are and how much of them can be had now. */
    Offers offers(Collection<VariantId> variants) {
        return new Offers(products.sellable(variants), inventory.levels(variants));
    }

    /** What has left the catalogue is shown as it was when it was put in: nothing that was chosen goes without a word. */
    private CartView.Item item(CartStore.ItemRow row, Offers offers) {
        SellableVariant variant = offers.sellable().get(row.variantId());
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
                offers.available(row.variantId()),
                row.seen().price() == now.price() ? null : new Money(row.seen().price(), currency));
    }

    /** What is known of variants at one moment. */
    record Offers(Map<VariantId, SellableVariant> sellable, Map<VariantId, StockLevel> levels) {

        /** The variant if it is on sale. */
        @Nullable SellableVariant onSale(VariantId id) {
            SellableVariant variant = sellable.get(id);
            return variant != null && variant.active() ? variant : null;
        }

        /** How many units can be had; none of what is not on sale. */
        int available(VariantId id) {
            StockLevel level = levels.get(id);
            return onSale(id) != null && level != null ? level.available() : 0;
        }
    }
}
