package io.merkato.notifications.orders;

import io.merkato.accounts.Admins;
import io.merkato.kernel.OrderId;
import io.merkato.notifications.Mail;
import io.merkato.notifications.MailTemplates;
import io.merkato.notifications.MailTemplates.Fragment;
import io.merkato.notifications.Mails;
import io.merkato.orders.Orders;
import io.merkato.payments.elsewhere.PaymentDisputed;
import io.merkato.payments.elsewhere.PaymentReinstated;
import io.merkato.platform.jobs.Subscribe;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells admins of money that a buyer's bank has taken back, while they can answer, and when the shop has it again. */
@Component
class MailDisputes {

    private final Admins admins;
    private final Orders orders;
    private final MailTemplates templates;
    private final Mails mails;

    MailDisputes(Admins admins, Orders orders, MailTemplates templates, Mails mails) {
        this.admins = admins;
        this.orders = orders;
        this.templates = templates;
        this.mails = mails;
    }

    @Subscribe("notifications.mail-payment-disputed")
    void on(PaymentDisputed event) {
        String number = orders.get(event.orderId()).number();
        write(
                event.orderId(),
                "The payment of order " + number + " is disputed",
                "The bank of the buyer of order " + number + " has taken back "
                        + event.amount().display()
                        + ". Answer it in the pages of the gateway, which say until when, or accept it there. Do not refund it as"
                        + " well; the shop does not either while the bank has it. Send nothing more of the order before you"
                        + " have looked.");
    }

    @Subscribe("notifications.mail-payment-reinstated")
    void on(PaymentReinstated event) {
        String number = orders.get(event.orderId()).number();
        write(
                event.orderId(),
                "The dispute about order " + number + " was decided for the shop",
                "The bank of the buyer of order " + number + " has given "
                        + event.amount().display()
                        + " to the shop again. What was cancelled or sent back of the order meanwhile may not have been paid back:"
                        + " refund it now.");
    }

    private void write(OrderId order, String subject, String what) {
        mails.write(admins.keepFromErasure().stream()
                .map(admin -> Mail.to(
                                admin.email(),
                                subject,
                                templates.mail(
                                        "payment-dispute",
                                        Map.of(
                                                "greeting", templates.greeting(admin.firstName()),
                                                "what", Fragment.of(what),
                                                "order", Fragment.of(order.toString()))))
                        .about(admin.id()))
                .toList());
    }
}
