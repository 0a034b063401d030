package io.merkato.payments.books;

import io.merkato.kernel.OrderId;
import java.util.List;
import org.springframework.stereotype.Component;

/** What other modules may ask of the books. */
@Component
public class Books {

    private final BooksStore store;

    Books(BooksStore store) {
        this.store = store;
    }

    /** All that was booked for an order, newest first; nothing when there is no such order. */
    public List<BookedEntry> of(OrderId order) {
        return store.of(order);
    }
}
