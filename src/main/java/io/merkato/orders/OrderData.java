package io.merkato.orders;

import io.merkato.platform.privacy.PersonalData;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a person ordered while signed in. The books keep it, without the person. */
@Component
class OrderData implements PersonalData {

    private final OrderStore orders;

    OrderData(OrderStore orders) {
        this.orders = orders;
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public Optional<Object> export(Person person) {
        return Optional.of(orders.all(person.id()));
    }

    @Override
    public void erase(Person person) {
        orders.forgetPerson(person.id());
    }
}
