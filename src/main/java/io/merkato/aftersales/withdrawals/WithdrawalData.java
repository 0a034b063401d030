package io.merkato.aftersales.withdrawals;

import io.merkato.orders.Orders;
import io.merkato.platform.mail.EmailKey;
import io.merkato.platform.privacy.PersonalData;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        List<io.merkato.orders.Order> theirs = orders.all(person.id());
        Set<String> addresses = Stream.concat(
                        Stream.of(person.email()), theirs.stream().map(io.merkato.orders.Order::email))
                .filter(address -> !address.isEmpty())
                .map(EmailKey::of)
                .collect(Collectors.toSet());
        // What somebody else declared about an order of theirs is not theirs to read.
        return Optional.of(
                store.of(theirs.stream().map(io.merkato.orders.Order::id).toList(), person.email()).stream()
                        .filter(declared -> addresses.contains(EmailKey.of(declared.email())))
                        .toList());
    }

    @Override
    public void erase(Person person) {
        store.forgetWords(orders.lockAll(person.id()), person.email());
    }
}
