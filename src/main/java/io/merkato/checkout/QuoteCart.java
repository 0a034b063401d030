package io.merkato.checkout;

import static io.merkato.checkout.CheckoutProblem.CART_EMPTY;
import static io.merkato.checkout.CheckoutProblem.ITEM_UNAVAILABLE;

import io.merkato.cart.CartContents;
import io.merkato.catalog.Products;
import io.merkato.catalog.SellableVariant;
import io.merkato.kernel.VariantId;
import io.merkato.pricing.PricedItem;
import io.merkato.pricing.Pricing;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** What the cart would cost; changes nothing and keeps nothing from changing. */
    QuotedCart quote(CartContents cart, @Nullable String country, @Nullable String shippingMethod) {
        return quote(cart, products.sellable(variantIds(cart)), country, shippingMethod);
    }

    /**
     * What the cart costs in an order that is being placed; until the end of the transaction its products are not
     * deleted.
     */
    QuotedCart quoteToOrder(CartContents cart, String country, String shippingMethod) {
        return quote(cart, products.keepSellable(variantIds(cart)), country, shippingMethod);
    }

    /** Refuses with ITEM_UNAVAILABLE what is no longer sold: nobody gets less than what was in the cart. */
    private QuotedCart quote(
            CartContents cart,
            Map<VariantId, SellableVariant> variants,
            @Nullable String country,
            @Nullable String shippingMethod) {
        if (cart.items().isEmpty()) {
            throw CART_EMPTY.because("Put something in first.");
        }
        List<VariantId> gone = variantIds(cart).stream()
                .filter(variant -> !isSold(variants.get(variant)))
                .toList();
        if (!gone.isEmpty()) {
            throw ITEM_UNAVAILABLE.because("Take it out of the cart.").with("variantIds", gone);
        }
        List<PricedItem> items = cart.items().stream()
                .map(item -> priced(item, Objects.requireNonNull(variants.get(item.variantId()))))
                .toList();
        return new QuotedCart(pricing.quote(items, country, shippingMethod), variants);
    }

    private static boolean isSold(@Nullable SellableVariant variant) {
        return variant != null && variant.active();
    }

    private static List<VariantId> variantIds(CartContents cart) {
        return cart.items().stream().map(CartContents.Item::variantId).toList();
    }

    private static PricedItem priced(CartContents.Item item, SellableVariant variant) {
        return new PricedItem(item.variantId(), item.quantity(), variant.price(), variant.taxClass());
    }
}
