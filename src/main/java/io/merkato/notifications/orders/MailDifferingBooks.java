package io.merkato.notifications.orders;

import io.merkato.accounts.Admins;
import io.merkato.notifications.Mail;
import io.merkato.notifications.MailTemplates;
import io.merkato.notifications.MailTemplates.Fragment;
import io.merkato.notifications.Mails;
import io.merkato.payments.reconciliation.BooksDiffer;
import io.merkato.platform.jobs.Subscribe;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells admins that a gateway does not say the same of the shop's money as its books. */
@Component
class MailDifferingBooks {

    private final Admins admins;
    private final MailTemplates templates;
    private final Mails mails;

    MailDifferingBooks(Admins admins, MailTemplates templates, Mails mails) {
        this.admins = admins;
        this.templates = templates;
        this.mails = mails;
    }

    @Subscribe("notifications.mail-books-differ")
    void on(BooksDiffer event) {
        mails.write(admins.keepFromErasure().stream()
                .map(admin -> mail(admin, event))
                .toList());
    }

    private Mail mail(Admins.Admin admin, BooksDiffer event) {
        String things = event.differences() == 1 ? "one thing" : event.differences() + " things";
        Fragment body = templates.mail(
                "books-differ",
                Map.of(
                        "greeting", templates.greeting(admin.firstName()),
                        "things", Fragment.of(things),
                        "from",
                                Fragment.of(event.from()
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString()),
                        "to",
                                Fragment.of(event.to()
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString())));
        return Mail.to(admin.email(), "The gateways and the books differ in " + things, body)
                .about(admin.id());
    }
}
