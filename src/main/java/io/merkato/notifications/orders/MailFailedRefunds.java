package io.merkato.notifications.orders;

import io.merkato.accounts.Admins;
import io.merkato.aftersales.refunds.Refund;
import io.merkato.aftersales.refunds.RefundAwaited;
import io.merkato.aftersales.refunds.RefundFailed;
import io.merkato.aftersales.refunds.RefundStatus;
import io.merkato.aftersales.refunds.Refunds;
import io.merkato.notifications.Mail;
import io.merkato.notifications.MailTemplates;
import io.merkato.notifications.MailTemplates.Fragment;
import io.merkato.notifications.Mails;
import io.merkato.orders.Orders;
import io.merkato.platform.jobs.Subscribe;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Tells admins of money that could not be given back, or that they give back by hand: the buyer waits for it until somebody looks. */
@Component
class MailFailedRefunds {

    private final Admins admins;
    private final Refunds refunds;
    private final Orders orders;
    private final MailTemplates templates;
    private final Mails mails;

    MailFailedRefunds(Admins admins, Refunds refunds, Orders orders, MailTemplates templates, Mails mails) {
        this.admins = admins;
        this.refunds = refunds;
        this.orders = orders;
        this.templates = templates;
        this.mails = mails;
    }

    /** Of a refund that was tried again meanwhile nobody hears: that try tells of itself. */
    @Subscribe("notifications.mail-refund-failed")
    void on(RefundFailed event) {
        Refund refund = refunds.get(event.refundId());
        if (refund.status() == RefundStatus.FAILED) {
            String number = orders.get(event.orderId()).number();
            mails.write(admins.keepFromErasure().stream()
                    .map(admin -> mail(admin, number, refund))
                    .toList());
        }
    }

    /** Of a refund that no gateway makes. */
    @Subscribe("notifications.mail-refund-awaited")
    void on(RefundAwaited event) {
        Refund refund = refunds.get(event.refundId());
        if (refund.status() == RefundStatus.PENDING) {
            String number = orders.get(event.orderId()).number();
            mails.write(admins.keepFromErasure().stream()
                    .map(admin -> awaited(admin, number, refund))
                    .toList());
        }
    }

    private Mail awaited(Admins.Admin admin, String number, Refund refund) {
        Fragment body = templates.mail(
                "refund-awaited",
                Map.of(
                        "greeting", templates.greeting(admin.firstName()),
                        "number", Fragment.of(number),
                        "amount", Fragment.of(refund.amount().display()),
                        "refund", Fragment.of(refund.id().toString())));
        return Mail.to(admin.email(), "A refund of order " + number + " is to be made by hand", body)
                .about(admin.id());
    }

    private Mail mail(Admins.Admin admin, String number, Refund refund) {
        Fragment body = templates.mail(
                "refund-failed",
                Map.of(
                        "greeting", templates.greeting(admin.firstName()),
                        "number", Fragment.of(number),
                        "amount", Fragment.of(refund.amount().display()),
                        "failure", Fragment.of(Objects.requireNonNull(refund.failure())),
                        "refund", Fragment.of(refund.id().toString())));
        return Mail.to(admin.email(), "A refund of order " + number + " has failed", body)
                .about(admin.id());
    }
}
