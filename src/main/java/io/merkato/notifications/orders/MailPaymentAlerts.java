package io.merkato.notifications.orders;

import io.merkato.accounts.Admins;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.PaymentPromise;
import io.merkato.notifications.Mail;
import io.merkato.notifications.MailTemplates;
import io.merkato.notifications.MailTemplates.Fragment;
import io.merkato.notifications.Mails;
import io.merkato.orders.Order;
import io.merkato.orders.OrderStatus;
import io.merkato.orders.Orders;
import io.merkato.orders.unpaid.PaymentNotGivenUp;
import io.merkato.orders.unpaid.PaymentNotTaken;
import io.merkato.payments.promises.PromiseEnded;
import io.merkato.payments.promises.PromiseEnding;
import io.merkato.platform.jobs.Subscribe;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells admins of money that was promised and is not there: somebody has to look. */
@Component
class MailPaymentAlerts {

    private final Admins admins;
    private final Orders orders;
    private final MailTemplates templates;
    private final Mails mails;

    MailPaymentAlerts(Admins admins, Orders orders, MailTemplates templates, Mails mails) {
        this.admins = admins;
        this.orders = orders;
        this.templates = templates;
        this.mails = mails;
    }

    /** Of an order that is cancelled by now nothing is to be taken any more. */
    @Subscribe("notifications.mail-payment-not-taken")
    void on(PaymentNotTaken event) {
        Order order = orders.get(event.orderId());
        if (order.state().status() != OrderStatus.CANCELLED) {
            write(
                    order,
                    "The payment of order " + order.number() + " needs you",
                    "The money of the order could not be taken, and it is not paid. Take it at /v1/admin/orders/"
                            + order.id() + "/payment/capture, or speak to the buyer. The gateway said: "
                            + event.code());
        }
    }

    @Subscribe("notifications.mail-payment-not-given-up")
    void on(PaymentNotGivenUp event) {
        Order order = orders.get(event.orderId());
        write(
                order,
                "The payment of order " + order.number() + " needs you",
                "Nothing of the order is to be paid any more, and its gateway did not give up the money that it keeps for us."
                        + " It is tried again each day. Look there whether it was taken, and give it back there if so."
                        + " The gateway said: " + event.code());
    }

    /** Of what a buyer is to send the buyer hears. */
    @Subscribe("notifications.mail-promise-ending")
    void on(PromiseEnding event) {
        Order order = orders.get(event.orderId());
        boolean stands = order.state().status() == OrderStatus.CONFIRMED;
        if (stands && order.isPromised() && event.promise() != PaymentPromise.AWAITED) {
            write(
                    order,
                    "The payment of order " + order.number() + " is promised for one more day",
                    event.promise() == PaymentPromise.AUTHORIZED
                            ? "Its gateway keeps the money for one more day. Ship it, or take the money. Otherwise it is cancelled"
                                    + " if nothing of it has left."
                            : "Its cash is not there. It is cancelled tomorrow if nothing of it has left.");
        }
    }

    /** What is cancelled for that nobody has to look after. */
    @Subscribe("notifications.mail-promise-ended")
    void on(PromiseEnded event) {
        Order order = orders.get(event.orderId());
        if (order.isPromised() && hasLeft(order)) {
            write(
                    order,
                    "Order " + order.number() + " has left and is not paid",
                    "The time for its payment is over, and something of it has left: it is not cancelled by itself.");
        }
    }

    private static boolean hasLeft(Order order) {
        return order.lines().stream().anyMatch(line -> line.shipped() > 0);
    }

    private void write(Order order, String subject, String what) {
        OrderId id = order.id();
        mails.write(admins.keepFromErasure().stream()
                .map(admin -> Mail.to(
                                admin.email(),
                                subject,
                                templates.mail(
                                        "payment-alert",
                                        Map.of(
                                                "greeting", templates.greeting(admin.firstName()),
                                                "number", Fragment.of(order.number()),
                                                "due", Fragment.of(order.due().display()),
                                                "what", Fragment.of(what),
                                                "order", Fragment.of(id.toString()))))
                        .about(admin.id()))
                .toList());
    }
}
