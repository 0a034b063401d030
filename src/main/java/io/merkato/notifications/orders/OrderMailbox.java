package io.merkato.notifications.orders;

import io.merkato.desk.MailsOfOrders;
import io.merkato.desk.OrderMail;
import io.merkato.kernel.OrderId;
import io.merkato.notifications.Mail;
import io.merkato.notifications.Mails;
import io.merkato.orders.Order;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The mails about orders, for those who run the shop. */
@Component
class OrderMailbox implements MailsOfOrders {

    private final OrderMailStore store;
    private final Mails mails;
    private final OrderMails orderMails;
    private final ParcelMails parcelMails;
    private final CancellationMails cancellationMails;
    private final RefundMails refundMails;
    private final ReturnMails returnMails;
    private final WithdrawalMails withdrawalMails;

    OrderMailbox(
            OrderMailStore store,
            Mails mails,
            OrderMails orderMails,
            ParcelMails parcelMails,
            CancellationMails cancellationMails,
            RefundMails refundMails,
            ReturnMails returnMails,
            WithdrawalMails withdrawalMails) {
        this.store = store;
        this.mails = mails;
        this.orderMails = orderMails;
        this.parcelMails = parcelMails;
        this.cancellationMails = cancellationMails;
        this.refundMails = refundMails;
        this.returnMails = returnMails;
        this.withdrawalMails = withdrawalMails;
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
        return store.origin(mail).flatMap(origin -> again(origin, order)).map(again -> {
            mails.write(again);
            return store.get(again.id());
        });
    }

    private Optional<Mail> again(Mail.Origin origin, Order order) {
        return orderMails
                .again(origin, order)
                .or(() -> parcelMails.again(origin, order))
                .or(() -> cancellationMails.again(origin, order))
                .or(() -> refundMails.again(origin, order))
                .or(() -> returnMails.again(origin, order))
                .or(() -> withdrawalMails.again(origin));
    }
}
