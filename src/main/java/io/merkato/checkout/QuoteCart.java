package io.merkato.checkout;

import static io.merkato.checkout.CheckoutProblem.CART_EMPTY;
import static io.merkato.checkout.CheckoutProblem.ITEM_UNAVAILABLE;

import io.merkato.cart.CartContents;
import io.merkato.catalog.Products;
import io.merkato.catalog.SellableVariant;
import io.merkato.platform.id.VariantId;
import io.merkato.pricing.PricedItem;
import io.merkato.pricing.Pricing;
import io.merkato.pricing.Quote;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works out what a cart costs, from what its items are and cost right now. */
@Component
class QuoteCart {

    private final Products products;
    private final Pricing pricing;

    QuoteCart(Products products, Pricing pricing) {
        this.products = products;
        this.pricing = pricing;
    }

    Quoted quote(CartContents cart, @Nullable String country, @Nullable String shippingMethod) {
        if (cart.items().isEmpty()) {
            throw CART_EMPTY.because("Put something in first.");
        }
        Map<VariantId, SellableVariant> variants = products.sellable(
                cart.items().stream().map(CartContents.Item::variantId).toList());
        List<VariantId> gone = cart.items().stream()
                .map(CartContents.Item::variantId)
                .filter(id -> {
                    SellableVariant variant = variants.get(id);
                    return variant == null || !variant.active();
                })
                .toList();
        if (!gone.isEmpty()) {
            throw ITEM_UNAVAILABLE.because("Take it out of the cart.").with("variantIds", gone);
        }
        List<PricedItem> items = cart.items().stream()
                .map(item -> priced(item, variants.get(item.variantId())))
                .toList();
        return new Quoted(pricing.quote(items, country, shippingMethod), variants);
    }

    private static PricedItem priced(CartContents.Item item, @Nullable SellableVariant variant) {
        if (variant == null) {
            throw new IllegalStateException("unknown variants were refused before");
        }
        return new PricedItem(item.variantId(), item.quantity(), variant.price(), variant.taxClass());
    }

    record Quoted(Quote quote, Map<VariantId, SellableVariant> variants) {}
}
