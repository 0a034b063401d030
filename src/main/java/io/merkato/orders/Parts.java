package io.merkato.orders;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderLineId;
import java.util.LinkedHashMap;
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

    /** The parts of an order, as its total is explained. */
    public static Parts of(Order order) {
        OrderTotals totals = order.totals();
        Explanation explained = Explanation.of(order);
        Map<OrderLineId, Part> parts = new LinkedHashMap<>();
        for (int i = 0; i < order.lines().size(); i++) {
            Explanation.Line line = explained.lines().get(i);
            Money shipping =
                    totals.taxIncluded() ? line.shipping() : line.shipping().plus(line.shippingTax());
            parts.put(order.lines().get(i).id(), new Part(line.total().minus(shipping), line.tax()));
        }
        Money shipping =
                totals.taxIncluded() ? totals.shipping() : totals.shipping().plus(explained.shippingTax());
        return new Parts(parts, new Part(shipping, explained.shippingTax()));
    }
}
