package io.merkato.orders;

import io.merkato.kernel.Address;
import io.merkato.kernel.Buyer;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.kernel.VariantId;
import java.util.List;

/** Orders as a checkout would place them. */
final class NewOrders {

    private NewOrders() {}

    /** Three units at 10 euros, with shipping of 5 euros where standard shipping is 3. */
    static NewOrder plain() {
        return discounted(0, 0, 3500);
    }

    /** As {@link #plain()}, with something taken off its line and off the whole. */
    static NewOrder discounted(long lineDiscount, long discount, long total) {
        return order(lineDiscount, discount, total, 300);
    }

    /** As {@link #plain()}, with another standard shipping. */
    static NewOrder withStandardShipping(long standardShipping) {
        return order(0, 0, 3500, standardShipping);
    }

    private static NewOrder order(long lineDiscount, long discount, long total, long standardShipping) {
        long lineTotal = 3000 - lineDiscount;
        NewOrder.Line line = new NewOrder.Line(
                VariantId.next(),
                ProductId.next(),
                "SKU",
                "Thing",
                null,
                3,
                euros(1000),
                euros(lineDiscount),
                euros(lineTotal),
                euros(0),
                "standard",
                0,
                false);
        return new NewOrder(
                OrderId.next(),
                new Buyer(UserId.next(), null),
                "guest@example.org",
                List.of(line),
                new OrderTotals(euros(lineTotal), euros(discount), euros(500), euros(0), true, euros(total)),
                euros(standardShipping),
                "standard",
                "sandbox",
                new Address("Ada", "Ring 1", null, "Berlin", "10115", null, "DE", null),
                null);
    }

    static Money euros(long cents) {
        return new Money(cents, "EUR");
    }
}
