package io.merkato.aftersales.refunds;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.orders.Orders;
import io.merkato.platform.privacy.PersonalData;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What was given back to a person. The books keep it, without what was written about them, which goes before their orders forget
 * whose they were; and what somebody of the staff gave back stays without them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefundData implements PersonalData {

    private final RefundStore refunds;
    private final Orders orders;

    RefundData(RefundStore refunds, Orders orders) {
        this.refunds = refunds;
        this.orders = orders;
    }

    @Override
    public String name() {
        return "refunds";
    }

    @Override
    public Optional<Object> export(Person person) {
        List<OrderId> theirs =
                orders.all(person.id()).stream().map(order -> order.id()).toList();
        return Optional.of(refunds.of(theirs).stream().map(Given::of).toList());
    }

    /** Also what is being written at this moment, by somebody who holds the order. */
    @Override
    public void erase(Person person) {
        refunds.forgetReasons(orders.lockAll(person.id()));
        refunds.forgetActor(person.id());
    }

    /** A refund as its buyer may know it: without who of the staff gave it. */
    record Given(
            OrderId orderId,
            Money amount,
            RefundStatus status,
            String reason,
            List<Refund.Item> items,
            Money shipping,
            Money other,
            Instant createdAt,
            @Nullable Instant endedAt) {

        static Given of(Refund refund) {
            return new Given(
                    refund.orderId(),
                    refund.amount(),
                    refund.status(),
                    refund.reason(),
                    refund.items(),
                    refund.shipping(),
                    refund.other(),
                    refund.createdAt(),
                    refund.endedAt());
        }
    }
}
