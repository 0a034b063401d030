package io.merkato.orders;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.VariantId;
import io.merkato.platform.jobs.DomainEvent;
import java.util.List;
import java.util.UUID;

/**
 * An order was paid and stands. It carries what listeners need but the person: who that is they ask when they need it, since
 * a person may have been erased meanwhile.
 */
public record OrderPaid(
        OrderId orderId,
        String number,
        List<Line> lines,
        Money subtotal,
        Money discount,
        Money shipping,
        Money tax,
        boolean taxIncluded,
        Money total)
        implements DomainEvent {

    static OrderPaid of(Order order) {
        OrderTotals totals = order.totals();
        return new OrderPaid(
                order.id(),
                order.number(),
                order.lines().stream().map(Line::of).toList(),
                totals.subtotal(),
                totals.discount(),
                totals.shipping(),
                totals.tax(),
                totals.taxIncluded(),
                totals.total());
    }

    @Override
    public UUID aggregateId() {
        return orderId.value();
    }

    /** What was bought of one variant. */
    public record Line(
            VariantId variantId, ProductId productId, String title, String sku, int quantity, Money lineTotal) {

        static Line of(OrderLine line) {
            return new Line(
                    line.variantId(), line.productId(), line.title(), line.sku(), line.quantity(), line.lineTotal());
        }
    }
}
