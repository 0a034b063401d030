package io.merkato.pricing;

import static io.merkato.pricing.PricingProblem.SHIPPING_METHOD_UNAVAILABLE;
import static io.merkato.pricing.PricingProblem.TOTAL_TOO_LARGE;

import io.merkato.kernel.Money;
import io.merkato.kernel.ShopProfile;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works out what orders cost. */
@Component
public class Pricing {

    private final PricingStore store;
    private final String homeCountry;
    private final String currency;

    Pricing(PricingStore store, ShopProfile shop, PricingSettings settings) {
        this.store = store;
        this.homeCountry = settings.homeCountry();
        this.currency = shop.currency();
    }

    /**
     * What these items cost, shipped this way to this country.
     *
     * @param country ISO 3166-1 alpha-2; null for the shop's own
     * @param shippingMethod code; null when none is chosen yet, then shipping is zero
     * @throws io.merkato.platform.problem.Problem SHIPPING_METHOD_UNAVAILABLE, TOTAL_TOO_LARGE
     */
    public Quote quote(List<PricedItem> items, @Nullable String country, @Nullable String shippingMethod) {
        try {
            return exactQuote(items, country, shippingMethod);
        } catch (ArithmeticException e) {
            throw TOTAL_TOO_LARGE.because("Order less at once.");
        }
    }

    /** Throws {@link ArithmeticException} where an amount is over the largest. */
    private Quote exactQuote(List<PricedItem> items, @Nullable String country, @Nullable String shippingMethod) {
        String destination = country == null ? homeCountry : country;
        PricingStore.Tariff tariff = store.tariff(destination, shippingMethod != null);
        TaxZone zone = tariff.taxes();
        List<Quote.Line> lines = items.stream().map(item -> line(item, zone)).toList();
        Money subtotal = sum(lines.stream().map(Quote.Line::lineTotal).toList());
        Money shipping = Money.zero(currency);
        Money standardShipping = shipping;
        Money tax = sum(lines.stream().map(Quote.Line::tax).toList());
        if (shippingMethod != null) {
            ShippingMethod method = requireGoingTo(destination, tariff.shipping(), shippingMethod);
            shipping = method.costFor(subtotal);
            standardShipping = standard(destination, tariff.shipping(), subtotal);
            tax = tax.plus(money(zone.taxMinor(shipping.amount(), method.taxClass())));
        }
        Money net = subtotal.plus(shipping);
        Money total = zone.included() ? net : net.plus(tax);
        return new Quote(lines, shippingMethod, subtotal, shipping, standardShipping, tax, zone.included(), total);
    }

    List<ShippingMethod> shippingMethods() {
        return store.shippingMethods();
    }

    private static ShippingMethod requireGoingTo(String destination, List<ShippingMethod> methods, String code) {
        return methods.stream()
                .filter(method -> method.code().equals(code) && method.goesTo(destination))
                .findFirst()
                .orElseThrow(() -> SHIPPING_METHOD_UNAVAILABLE.because(
                        "Choose one of GET /v1/shipping-methods that goes to " + destination + "."));
    }

    /** What the least expensive of those costs that go there, of which there is one. */
    private static Money standard(String destination, List<ShippingMethod> methods, Money subtotal) {
        return methods.stream()
                .filter(method -> method.goesTo(destination))
                .map(method -> method.costFor(subtotal))
                .min(Comparator.comparingLong(Money::amount))
                .orElseThrow();
    }

    private Quote.Line line(PricedItem item, TaxZone zone) {
        Money lineTotal = item.unitPrice().times(item.quantity());
        return new Quote.Line(
                item.variantId(),
                item.quantity(),
                item.unitPrice(),
                lineTotal,
                money(zone.taxMinor(lineTotal.amount(), item.taxClass())),
                item.taxClass(),
                zone.ppm(item.taxClass()));
    }

    private Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.zero(currency), Money::plus);
    }

    private Money money(long amountMinor) {
        return new Money(amountMinor, currency);
    }
}
