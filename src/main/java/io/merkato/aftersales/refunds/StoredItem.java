package io.merkato.aftersales.refunds;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderLineId;
import java.util.List;
import java.util.UUID;

/** Units of a line and what they come to, as they go into the database and come out of it; amounts in minor units. */
record StoredItem(UUID line, int quantity, long amount, long tax) {

    static List<StoredItem> of(Refunds.Sum sum) {
        return sum.items().stream()
                .map(item -> new StoredItem(
                        item.orderItemId().value(),
                        item.quantity(),
                        item.amount().amount(),
                        item.tax().amount()))
                .toList();
    }

    Refund.Item in(String currency) {
        return new Refund.Item(new OrderLineId(line), quantity, new Money(amount, currency), new Money(tax, currency));
    }
}
