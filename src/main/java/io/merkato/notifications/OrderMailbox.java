package io.merkato.notifications;

import io.merkato.desk.MailsOfOrders;
import io.merkato.desk.OrderMail;
import io.merkato.kernel.OrderId;
import io.merkato.orders.Order;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The mails about orders, for those who run the shop. */
@Component
class OrderMailbox implements MailsOfOrders {

    private final MailStore store;
    private final Mails mails;
    private final OrderMails orderMails;
    private final ParcelMails parcelMails;

    OrderMailbox(MailStore store, Mails mails, OrderMails orderMails, ParcelMails parcelMails) {
        this.store = store;
        this.mails = mails;
        this.orderMails = orderMails;
        this.parcelMails = parcelMails;
    }

    @Override
    public List<OrderMail> of(OrderId order) {
        return store.of(order);
    }

    @Override
    public Optional<OrderId> orderOf(UUID mail) {
        return store.origin(mail).map(Mail.Origin::order);
    }

    /** From what the order is today, so that its links are good for as long as those of a new mail. */
    @Override
    public Optional<OrderMail> repeat(UUID mail, Order order) {
        return store.origin(mail)
                .flatMap(origin -> orderMails.again(origin, order).or(() -> parcelMails.again(origin, order)))
                .map(again -> {
                    mails.write(again);
                    return store.getOfOrder(again.id());
                });
    }
}
