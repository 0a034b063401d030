package io.merkato.orders;

import io.merkato.kernel.Address;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.OrderLineId;
import io.merkato.kernel.PaymentPromise;
import io.merkato.kernel.UserId;
import io.merkato.kernel.VariantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An order: what was bought, for how much, and where it stands.
 *
 * @param number for people to read out
 * @param customer null when it is a guest's, or nobody's any more
 * @param email empty when the person was erased
 * @param cancelling whether it is to be cancelled as soon as what became of its payment is known
 * @param standardShipping what the least expensive way to ship it would have cost, at most what its shipping cost
 * @param waived what of its total was given up before it was paid
 * @param promise how it is to be paid, or was, if it stood before; null when it was paid first
 */
public record Order(
        OrderId id,
        String number,
        @Nullable UserId customer,
        String email,
        OrderState state,
        boolean cancelling,
        List<OrderLine> lines,
        OrderTotals totals,
        Money standardShipping,
        Money refunded,
        Money waived,
        String shippingMethod,
        String paymentMethod,
        @Nullable PaymentPromise promise,
        Address shippingAddress,
        @Nullable Address billingAddress,
        Instant createdAt) {

    /**
     * An order together with what has happened to it.
     *
     * @param timeline in order
     */
    public record Told(Order order, List<TimelineEntry> timeline) {}

    /** Units by line, of lines that have any. */
    public Map<OrderLineId, Integer> units(ToIntFunction<OrderLine> count) {
        return lines.stream()
                .filter(line -> count.applyAsInt(line) > 0)
                .collect(Collectors.toMap(OrderLine::id, count::applyAsInt));
    }

    /** Units by line that are still to be sent: none of an order that has ended, also where it did before it was paid. */
    public Map<OrderLineId, Integer> toShip() {
        return state.status() == OrderStatus.CANCELLED ? Map.of() : units(OrderLine::toShip);
    }

    /** The same units, of lines of this order, by variant. */
    public Map<VariantId, Integer> unitsByVariant(Map<OrderLineId, Integer> units) {
        return lines.stream()
                .filter(line -> units.containsKey(line.id()))
                .collect(
                        Collectors.toMap(OrderLine::variantId, line -> units.getOrDefault(line.id(), 0), Integer::sum));
    }

    /** Units of lines of this order in words, for people to read. */
    public String words(Map<OrderLineId, Integer> units) {
        return lines.stream()
                .filter(line -> units.containsKey(line.id()))
                .map(line -> units.get(line.id()) + " x " + line.title())
                .collect(Collectors.joining(", "));
    }

    /** Whether it stands, or stood, and its money was neither taken nor given up. */
    public boolean isPromised() {
        return promise != null && state.paymentStatus() == PaymentStatus.PENDING;
    }

    /** What of its total is to be paid, or was. */
    public Money due() {
        return totals.total().minus(waived);
    }

    /** What is still to be paid of it. */
    public Money outstanding() {
        return state.paymentStatus() == PaymentStatus.PENDING
                ? due()
                : Money.zero(totals.total().currency());
    }

    /** Whether none of it is with the buyer, on its way there or still to be sent. */
    public boolean nothingStays() {
        return toShip().isEmpty() && lines.stream().allMatch(line -> line.toReturn() == 0);
    }
}
