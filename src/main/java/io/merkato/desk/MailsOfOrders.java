package io.merkato.desk;

import io.merkato.kernel.OrderId;
import io.merkato.orders.Order;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is known of the mails about orders, by whoever keeps them. */
public interface MailsOfOrders {

    /** The mails of an order, in the order in which they were written. Old ones are gone. */
    List<OrderMail> of(OrderId order);

    /** The order that a mail is about; nothing when there is no such mail, or it is about none. */
    Optional<OrderId> orderOf(UUID mail);

    /**
     * Writes a mail once more, to the address that its order has now, in the caller's transaction.
     *
     * @param order the one it is about, with an address
     * @return the new mail; nothing when its text is gone and cannot be made anew
     */
    Optional<OrderMail> repeat(UUID mail, Order order);
}
