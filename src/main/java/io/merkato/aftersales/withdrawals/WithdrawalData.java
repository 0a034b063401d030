package io.merkato.aftersales.withdrawals;

import io.merkato.orders.Orders;
import io.merkato.platform.privacy.PersonalData;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What a person declared about their orders, or with their address. That it was declared stays, without who it was. It goes before
 * orders forget whose they were.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class WithdrawalData implements PersonalData {

    private final Orders orders;
    private final WithdrawalStore store;

    WithdrawalData(Orders orders, WithdrawalStore store) {
        this.orders = orders;
        this.store = store;
    }

    @Override
    public String name() {
        return "withdrawals";
    }

    @Override
    public Optional<Object> export(Person person) {
        return Optional.of(store.of(
                orders.all(person.id()).stream().map(order -> order.id()).toList(), person.email()));
    }

    @Override
    public void erase(Person person) {
        store.forgetWords(orders.lockAll(person.id()), person.email());
    }
}
