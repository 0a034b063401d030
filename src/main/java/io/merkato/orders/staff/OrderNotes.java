package io.merkato.orders.staff;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.kernel.Ids;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.UserId;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What staff note about orders. A note is never changed. */
@Component
public class OrderNotes {

    private final OrderNoteStore store;

    OrderNotes(OrderNoteStore store) {
        this.store = store;
    }

    /** Notes something, or refuses with NOT_FOUND when there is no such order. */
    @Transactional(propagation = Propagation.MANDATORY)
    public OrderNote add(OrderId order, String text, UserId author) {
        return store.insert(Ids.next(), order, text, author)
                .orElseThrow(() -> NOT_FOUND.because("There is no such order."));
    }

    /** The notes on an order in the order in which they were written. */
    public List<OrderNote> of(OrderId order) {
        return store.of(order);
    }
}
