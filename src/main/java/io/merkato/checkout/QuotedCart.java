package io.merkato.checkout;

import io.merkato.catalog.SellableVariant;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.VariantId;
import io.merkato.orders.Explanation;
import io.merkato.orders.NewOrder;
import io.merkato.orders.OrderTotals;
import io.merkato.pricing.Quote;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What a cart costs, and what its items are. */
record QuotedCart(Quote quote, Map<VariantId, SellableVariant> variants) {

    Money total() {
        return quote.total();
    }

    /** Units of each variant, all its lines together. */
    Map<VariantId, Integer> units() {
        return quote.lines().stream()
                .collect(Collectors.toMap(Quote.Line::variantId, Quote.Line::quantity, Integer::sum));
    }

    /** How the total comes about. */
    Explanation explanation() {
        return Explanation.of(
                totals(),
                quote.lines().stream()
                        .map(line -> new Explanation.Item(
                                line.variantId(),
                                line.quantity(),
                                line.unitPrice(),
                                line.discount(),
                                line.lineTotal(),
                                line.tax(),
                                line.taxClass(),
                                line.taxPpm()))
                        .toList());
    }

    /** The order that a checkout makes of it, with its titles and prices of this moment. */
    NewOrder toOrder(OrderId id, Checkout checkout, String email) {
        return new NewOrder(
                id,
                checkout.buyer(),
                email,
                quote.lines().stream().map(this::line).toList(),
                totals(),
                quote.standardShipping(),
                checkout.shippingMethod(),
                checkout.paymentMethod(),
                checkout.shippingAddress(),
                checkout.billingAddress());
    }

    private OrderTotals totals() {
        return new OrderTotals(
                quote.subtotal(), quote.discount(), quote.shipping(), quote.tax(), quote.taxIncluded(), quote.total());
    }

    private NewOrder.Line line(Quote.Line line) {
        SellableVariant variant = Objects.requireNonNull(variants.get(line.variantId()));
        return new NewOrder.Line(
                line.variantId(),
                variant.productId(),
                variant.sku(),
                variant.title(),
                variant.image(),
                line.quantity(),
                line.unitPrice(),
                line.discount(),
                line.lineTotal(),
                line.tax(),
                line.taxClass(),
                line.taxPpm(),
                variant.withdrawalExempt());
    }
}
