package io.merkato.orders;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderLineId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each line of an order and its shipping come to, with their shares of what is taken off the whole and with their tax:
 * they add up to the order's total.
 *
 * @param lines by line, in the order's order
 */
public record Parts(Map<OrderLineId, Part> lines, Part shipping) {

    /**
     * One of them.
     *
     * @param amount what was to be paid for it
     * @param tax what of that is tax
     */
    public record Part(Money amount, Money tax) {}

    /** The parts of an order. */
    public static Parts of(Order order) {
        OrderTotals totals = order.totals();
        List<OrderLine> lines = order.lines();
        Money[] discounts = shares(totals.discount(), lines);
        Money shippingTax = totals.tax();
        Map<OrderLineId, Part> parts = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            OrderLine line = lines.get(i);
            Money goods = line.lineTotal().minus(discounts[i]);
            parts.put(line.id(), new Part(totals.taxIncluded() ? goods : goods.plus(line.tax()), line.tax()));
            shippingTax = shippingTax.minus(line.tax());
        }
        Money shipping =
                totals.taxIncluded() ? totals.shipping() : totals.shipping().plus(shippingTax);
        return new Parts(parts, new Part(shipping, shippingTax));
    }

    /** By what lines cost; lines that cost nothing bear nothing, unless all do. */
    private static Money[] shares(Money discount, List<OrderLine> lines) {
        long[] weights =
                lines.stream().mapToLong(line -> line.lineTotal().amount()).toArray();
        if (discount.isZero()) {
            return lines.stream().map(line -> discount).toArray(Money[]::new);
        }
        return discount.allocate(weights);
    }
}
