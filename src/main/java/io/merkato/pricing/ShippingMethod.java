package io.merkato.pricing;

import io.merkato.kernel.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way to ship an order.
 *
 * @param freeAbove the subtotal from which on it costs nothing, null when it always costs
 * @param countries where it goes (ISO 3166-1 alpha-2), empty for everywhere
 */
record ShippingMethod(
        String code, String name, Money price, @Nullable Money freeAbove, List<String> countries, String taxClass) {

    boolean goesTo(String country) {
        return countries.isEmpty() || countries.contains(country);
    }

    Money costFor(Money subtotal) {
        return freeAbove != null && subtotal.amount() >= freeAbove.amount() ? Money.zero(price.currency()) : price;
    }
}
