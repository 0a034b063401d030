package io.merkato.notifications;

import io.merkato.accounts.Account;
import io.merkato.accounts.Accounts;
import io.merkato.notifications.MailTemplates.Fragment;
import io.merkato.platform.jobs.Subscribe;
import io.merkato.waitlists.BackInStock;
import io.merkato.waitlists.WaitConfirmationRequested;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people hear who wait for something that is sold out. */
@Component
class WaitlistMails {

    private final MailTemplates templates;
    private final Mails mails;
    private final Accounts accounts;
    private final StorefrontAddress storefront;

    WaitlistMails(MailTemplates templates, Mails mails, Accounts accounts, StorefrontAddress storefront) {
        this.templates = templates;
        this.mails = mails;
        this.accounts = accounts;
        this.storefront = storefront;
    }

    @Subscribe("notifications.mail-stock-notification-confirmation")
    void on(WaitConfirmationRequested event) {
        mails.write(confirmation(event));
    }

    @Subscribe("notifications.mail-back-in-stock")
    void on(List<BackInStock> events) {
        mails.write(
                events.stream().map(this::backInStock).filter(Objects::nonNull).toList());
    }

    Mail confirmation(WaitConfirmationRequested event) {
        Fragment body = templates.mail(
                "stock-notification",
                Map.of(
                        "greeting", templates.greeting(""),
                        "title", Fragment.of(event.title()),
                        "link", storefront.link("/confirm-stock-notification", event.token())));
        return Mail.to(event.email(), "Shall we tell you when it is back?", body);
    }

    /** Nothing when the account is gone, or may not do anything. */
    private @Nullable Mail backInStock(BackInStock event) {
        if (event.userId() == null) {
            return event.email() == null ? null : backInStock(event, event.email(), "");
        }
        Account account = accounts.find(event.userId());
        return account == null || account.disabled()
                ? null
                : backInStock(event, account.email(), account.firstName()).about(account.id());
    }

    Mail backInStock(BackInStock event, String address, String firstName) {
        Fragment body = templates.mail(
                "back-in-stock",
                Map.of(
                        "greeting", templates.greeting(firstName),
                        "title", Fragment.of(event.title()),
                        "link", Fragment.of(storefront.product(event.slug()))));
        return Mail.to(address, "It is back: " + event.title(), body);
    }
}
