package io.merkato.orders;

import io.merkato.kernel.Money;
import io.merkato.kernel.VariantId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a total comes about, line by line: what the lines come to adds up to the total, to the minor unit.
 *
 * @param lines in the order of the items
 * @param shippingTax the tax of shipping, which the lines share
 */
@Schema(name = "Explanation")
public record Explanation(List<Line> lines, Money shippingTax, Money total) {

    private static final long WHOLE = 1_000_000;
    private static final int FRACTION_DIGITS = 6;

    /**
     * What one line comes to. With tax included: unitPrice * quantity - discount - orderDiscount + shipping. With tax added: the
     * same + tax + shippingTax.
     *
     * @param discount what is taken off this line
     * @param orderDiscount its share of what is taken off the whole, by what lines cost
     * @param taxPpm the rate in parts per million
     * @param taxRounding what rounding added to the exact tax, in minor units: less than zero when it took from it
     * @param shipping its share of shipping, by what lines cost
     * @param shippingTax its share of the tax of shipping; with tax included it is a part of {@code shipping}
     */
    @Schema(name = "ExplainedLine")
    public record Line(
            VariantId variantId,
            Money unitPrice,
            int quantity,
            Money discount,
            Money orderDiscount,
            String taxClass,
            int taxPpm,
            Money tax,
            @Schema(example = "-0.327731") String taxRounding,
            Money shipping,
            Money shippingTax,
            Money total) {}

    /**
     * What is asked of a line.
     *
     * @param lineTotal unitPrice * quantity - discount
     */
    public record Item(
            VariantId variantId,
            int quantity,
            Money unitPrice,
            Money discount,
            Money lineTotal,
            Money tax,
            String taxClass,
            int taxPpm) {}

    /** How the total of an order comes about. */
    public static Explanation of(Order order) {
        return of(order.totals(), order.lines().stream().map(OrderLine::toItem).toList());
    }

    /** How these totals come about of these items, which are one or more and add up to the subtotal. */
    public static Explanation of(OrderTotals totals, List<Item> items) {
        Money shippingTax = totals.tax();
        for (Item item : items) {
            shippingTax = shippingTax.minus(item.tax());
        }
        Money[] discounts = totals.discount().isZero()
                ? none(totals, items)
                : totals.discount().allocate(weights(items, none(totals, items)));
        long[] weights = weights(items, discounts);
        Money[] shippings = totals.shipping().allocate(weights);
        Money[] shippingTaxes = shippingTax.allocate(weights);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            lines.add(line(items.get(i), totals.taxIncluded(), discounts[i], shippings[i], shippingTaxes[i]));
        }
        return new Explanation(lines, shippingTax, totals.total());
    }

    private static Line line(Item item, boolean included, Money discount, Money shipping, Money shippingTax) {
        Money net = item.lineTotal().minus(discount).plus(shipping);
        return new Line(
                item.variantId(),
                item.unitPrice(),
                item.quantity(),
                item.discount(),
                discount,
                item.taxClass(),
                item.taxPpm(),
                item.tax(),
                rounding(item, included),
                shipping,
                shippingTax,
                included ? net : net.plus(item.tax()).plus(shippingTax));
    }

    /** What a line has to bear of what is the whole's: by what it costs, or by its units where nothing costs anything. */
    private static long[] weights(List<Item> items, Money[] discounts) {
        long[] weights = new long[items.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] =
                    Math.max(0, items.get(i).lineTotal().minus(discounts[i]).amount());
        }
        return Arrays.stream(weights).anyMatch(weight -> weight > 0)
                ? weights
                : items.stream().mapToLong(Item::quantity).toArray();
    }

    private static Money[] none(OrderTotals totals, List<Item> items) {
        return items.stream().map(item -> Money.zero(totals.total().currency())).toArray(Money[]::new);
    }

    private static String rounding(Item item, boolean included) {
        BigInteger exact = BigInteger.valueOf(item.lineTotal().amount()).multiply(BigInteger.valueOf(item.taxPpm()));
        BigInteger divisor = BigInteger.valueOf(included ? WHOLE + item.taxPpm() : WHOLE);
        BigInteger added =
                BigInteger.valueOf(item.tax().amount()).multiply(divisor).subtract(exact);
        return added.signum() == 0
                ? "0"
                : new BigDecimal(added)
                        .divide(new BigDecimal(divisor), FRACTION_DIGITS, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
