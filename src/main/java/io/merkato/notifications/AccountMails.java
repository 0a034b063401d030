package io.merkato.notifications;

import io.merkato.accounts.EmailChangeNoticed;
import io.merkato.accounts.EmailChangeRequested;
import io.merkato.accounts.StaffPasswordTooShort;
import io.merkato.kernel.ShopProfile;
import io.merkato.notifications.MailTemplates.Fragment;
import io.merkato.platform.jobs.Subscribe;
import io.merkato.registration.ConfirmationRequested;
import io.merkato.registration.RegistrationRepeated;
import io.merkato.signin.PasswordChanged;
import io.merkato.signin.PasswordResetRequested;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What people hear about their account. */
@Component
class AccountMails {

    private final MailTemplates templates;
    private final Mails mails;
    private final ShopProfile shop;
    private final StorefrontAddress storefront;

    AccountMails(MailTemplates templates, Mails mails, ShopProfile shop, StorefrontAddress storefront) {
        this.templates = templates;
        this.mails = mails;
        this.shop = shop;
        this.storefront = storefront;
    }

    @Subscribe("notifications.mail-confirmation")
    void on(ConfirmationRequested event) {
        mails.write(confirmation(event).about(event.userId()));
    }

    @Subscribe("notifications.mail-repeated-registration")
    void on(RegistrationRepeated event) {
        mails.write(repeatedRegistration(event).about(event.userId()));
    }

    @Subscribe("notifications.mail-password-reset")
    void on(PasswordResetRequested event) {
        mails.write(passwordReset(event).about(event.userId()));
    }

    @Subscribe("notifications.mail-password-changed")
    void on(PasswordChanged event) {
        mails.write(passwordChanged(event).about(event.userId()));
    }

    @Subscribe("notifications.mail-email-change")
    void on(EmailChangeRequested event) {
        mails.write(emailChange(event).about(event.taken() ? null : event.userId()));
    }

    @Subscribe("notifications.mail-email-change-notice")
    void on(EmailChangeNoticed event) {
        mails.write(emailChangeNotice(event).about(event.userId()));
    }

    @Subscribe("notifications.mail-staff-password")
    void on(StaffPasswordTooShort event) {
        mails.write(staffPassword(event).about(event.userId()));
    }

    Mail passwordReset(PasswordResetRequested event) {
        Fragment body = templates.mail(
                "password-reset",
                Map.of(
                        "greeting",
                        templates.greeting(event.firstName()),
                        "link",
                        storefront.link("/reset-password", event.token())));
        return Mail.to(event.email(), "Choose a new password", body);
    }

    Mail passwordChanged(PasswordChanged event) {
        Fragment body = templates.mail("password-changed", Map.of("greeting", templates.greeting(event.firstName())));
        return Mail.to(event.email(), "Your password was changed", body);
    }

    Mail emailChange(EmailChangeRequested event) {
        if (event.taken()) {
            // The owner of the address is somebody else than who asked.
            Fragment body = templates.mail("email-change-taken", Map.of("greeting", templates.greeting("")));
            return Mail.to(event.email(), "You already have an account at " + shop.name(), body);
        }
        Fragment body = templates.mail(
                "email-change",
                Map.of(
                        "greeting",
                        templates.greeting(event.firstName()),
                        "link",
                        storefront.link("/confirm-email", event.token())));
        return Mail.to(event.email(), "Please confirm your new email address", body);
    }

    Mail emailChangeNotice(EmailChangeNoticed event) {
        Fragment body = templates.mail(
                event.done() ? "email-changed" : "email-change-notice",
                Map.of("greeting", templates.greeting(event.firstName())));
        return Mail.to(
                event.email(),
                event.done() ? "Your email address was changed" : "Your email address is to be changed",
                body);
    }

    Mail staffPassword(StaffPasswordTooShort event) {
        Fragment body = templates.mail(
                "staff-password",
                Map.of(
                        "greeting",
                        templates.greeting(event.firstName()),
                        "days",
                        Fragment.of(String.valueOf(event.days()))));
        return Mail.to(event.email(), "Please choose a longer password", body);
    }

    Mail confirmation(ConfirmationRequested event) {
        Fragment body = templates.mail(
                "confirmation",
                Map.of(
                        "greeting",
                        templates.greeting(event.firstName()),
                        "link",
                        storefront.link("/confirm-email", event.token())));
        return Mail.to(event.email(), "Please confirm your email address", body);
    }

    Mail repeatedRegistration(RegistrationRepeated event) {
        Fragment body =
                templates.mail("repeated-registration", Map.of("greeting", templates.greeting(event.firstName())));
        return Mail.to(event.email(), "You already have an account at " + shop.name(), body);
    }
}
