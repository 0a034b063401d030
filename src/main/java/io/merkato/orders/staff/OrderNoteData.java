package io.merkato.orders.staff;

import io.merkato.kernel.OrderId;
import io.merkato.platform.privacy.PersonalData;
import java.time.Instant;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What somebody of the staff noted about orders: it is theirs to read, and stays without them. What was noted about a customer
 * goes with the customer, before their orders forget whose they were.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OrderNoteData implements PersonalData {

    private final OrderNoteStore notes;

    OrderNoteData(OrderNoteStore notes) {
        this.notes = notes;
    }

    @Override
    public String name() {
        return "orderNotes";
    }

    @Override
    public Optional<Object> export(Person person) {
        return Optional.of(notes.by(person.id()));
    }

    @Override
    public void erase(Person person) {
        notes.deleteAbout(person.id());
        notes.forgetAuthor(person.id());
    }

    record Noted(OrderId order, String text, Instant at) {}
}
