package io.merkato.orders.personal;

import io.merkato.orders.Orders;
import io.merkato.orders.views.OrderViews;
import io.merkato.orders.watches.OrderWatches;
import io.merkato.platform.privacy.PersonalData;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What a person ordered while signed in. The books keep it, without the person. Orders go before mails: a mail that is being
 * written about one of them holds it, and is there to be deleted afterwards.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class OrderData implements PersonalData {

    private final Orders orders;
    private final OrderPersonStore people;
    private final OrderViews views;
    private final OrderWatches watches;

    OrderData(Orders orders, OrderPersonStore people, OrderViews views, OrderWatches watches) {
        this.orders = orders;
        this.people = people;
        this.watches = watches;
        this.views = views;
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public Optional<Object> export(Person person) {
        return Optional.of(views.of(orders.all(person.id())));
    }

    @Override
    public void erase(Person person) {
        people.forgetPerson(person.id()).forEach(watches::announce);
        people.forgetActor(person.id());
    }
}
