package io.merkato.aftersales.returns;

import io.merkato.kernel.OrderId;
import io.merkato.orders.Orders;
import io.merkato.platform.privacy.PersonalData;
import java.util.List;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What a person wanted to send back. The books keep it, without what was said about it. It goes before orders forget whose they
 * were, and waits for what is being asked at this moment.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ReturnData implements PersonalData {

    private final Orders orders;
    private final ReturnStore store;

    ReturnData(Orders orders, ReturnStore store) {
        this.orders = orders;
        this.store = store;
    }

    @Override
    public String name() {
        return "returns";
    }

    @Override
    public Optional<Object> export(Person person) {
        List<OrderId> theirs =
                orders.all(person.id()).stream().map(order -> order.id()).toList();
        return Optional.of(store.of(theirs));
    }

    @Override
    public void erase(Person person) {
        store.forgetWords(orders.lockAll(person.id()));
    }
}
