package io.merkato.aftersales.returns;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.OrderLineId;
import io.merkato.orders.shipments.ExpectedBack;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What returns that have not ended announce and wait for. */
@Component
class AwaitedReturns implements ExpectedBack {

    private final ReturnStore store;

    AwaitedReturns(ReturnStore store) {
        this.store = store;
    }

    @Override
    public Map<OrderLineId, Integer> of(OrderId order) {
        return store.awaited(order);
    }
}
