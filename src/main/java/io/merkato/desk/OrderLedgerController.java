package io.merkato.desk;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.OrderId;
import io.merkato.orders.Orders;
import io.merkato.payments.books.BookedEntry;
import io.merkato.payments.books.Books;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What was booked for one order. */
@RestController
@Tag(name = "Admin ledger")
@OpenTo(Audience.STAFF)
class OrderLedgerController {

    private final Orders orders;
    private final Books books;

    OrderLedgerController(Orders orders, Books books) {
        this.orders = orders;
        this.books = books;
    }

    @GetMapping("/v1/admin/orders/{id}/ledger")
    @Operation(
            summary = "All that was booked for an order, newest first",
            description = "Nothing for an order that is not paid, or that cost nothing.")
    OrderLedger ledger(@PathVariable String id) {
        OrderId order = orders.get(OrderId.fromPath(id)).id();
        return new OrderLedger(books.of(order));
    }

    record OrderLedger(List<BookedEntry> items) {}
}
