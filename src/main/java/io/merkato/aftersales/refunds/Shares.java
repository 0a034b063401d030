package io.merkato.aftersales.refunds;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderLineId;
import io.merkato.orders.Order;
import io.merkato.orders.OrderLine;
import io.merkato.orders.Parts;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What of an order's parts is still to be given back. Units of a line come to their share of what is left of it, rounded down,
 * and the last ones to all of that: in whatever steps a line is given back, they end at what was paid for it.
 */
final class Shares {

    private final Order order;
    private final Parts parts;
    private final Given given;

    /** The shares of an order of which this much was given back, or is about to be. */
    Shares(Order order, Given given) {
        this.order = order;
        this.parts = Parts.of(order);
        this.given = given;
    }

    /** Units by line of which nothing was given back. */
    Map<OrderLineId, Integer> left() {
        return order.units(line -> line.quantity() - of(line.id()).units());
    }

    /** What these units come to, of each line as many of them as are left. */
    List<Refund.Item> items(Map<OrderLineId, Integer> units) {
        Map<OrderLineId, Integer> left = left();
        List<Refund.Item> items = new ArrayList<>();
        for (OrderLine line : order.lines()) {
            int count = Math.min(units.getOrDefault(line.id(), 0), left.getOrDefault(line.id(), 0));
            if (count > 0) {
                items.add(item(line, count, left.getOrDefault(line.id(), 0)));
            }
        }
        return items;
    }

    /** What is to be given back of the shipping, less what of it was given back before. */
    Money shipping(ShippingBack back) {
        long whole = parts.shipping().amount().amount();
        long due =
                switch (back) {
                    case NONE -> 0;
                    case STANDARD -> standardShare(whole);
                    case ALL -> whole;
                };
        return money(Math.max(0, due - given.shipping()));
    }

    /** What comes to standard shipping of the shipping with its tax, rounded down. */
    private long standardShare(long whole) {
        Money shipping = order.totals().shipping();
        Money standard = order.standardShipping();
        return standard.equals(shipping) ? whole : share(whole, standard.amount(), shipping.amount());
    }

    private Refund.Item item(OrderLine line, int count, int left) {
        Parts.Part part = part(line.id());
        Given.Line before = of(line.id());
        return new Refund.Item(
                line.id(),
                count,
                money(share(part.amount().amount() - before.amount(), count, left)),
                money(share(part.tax().amount() - before.tax(), count, left)));
    }

    private static long share(long whole, long count, long of) {
        return BigInteger.valueOf(whole)
                .multiply(BigInteger.valueOf(count))
                .divide(BigInteger.valueOf(of))
                .longValueExact();
    }

    private Money money(long amountMinor) {
        return new Money(amountMinor, currency());
    }

    private Parts.Part part(OrderLineId line) {
        Parts.Part part = parts.lines().get(line);
        if (part == null) {
            throw new IllegalArgumentException("no line of the order: " + line);
        }
        return part;
    }

    private Given.Line of(OrderLineId line) {
        return given.lines().getOrDefault(line, Given.Line.NOTHING);
    }

    private String currency() {
        return order.totals().total().currency();
    }

    /**
     * What was given back of an order, or is about to be.
     *
     * @param shipping minor units
     */
    record Given(Map<OrderLineId, Line> lines, long shipping) {

        /** Of one line; amounts in minor units. */
        record Line(int units, long amount, long tax) {

            static final Line NOTHING = new Line(0, 0, 0);
        }
    }
}
