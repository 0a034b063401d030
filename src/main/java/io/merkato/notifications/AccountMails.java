package io.merkato.notifications;

import io.merkato.accounts.ConfirmationRequested;
import io.merkato.accounts.RegistrationRepeated;
import io.merkato.notifications.MailTemplates.Fragment;
import io.merkato.platform.events.Subscription;
import io.merkato.platform.settings.Settings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What people hear about their account. */
@Configuration(proxyBeanMethods = false)
class AccountMails {

    private final MailTemplates templates;
    private final MailStore store;
    private final Settings settings;

    AccountMails(MailTemplates templates, MailStore store, Settings settings) {
        this.templates = templates;
        this.store = store;
        this.settings = settings;
    }

    @Bean
    Subscription<ConfirmationRequested> confirmationMail() {
        return new Subscription<>(
                "notifications.mail-confirmation",
                ConfirmationRequested.class,
                event -> store.insert(confirmation(event)));
    }

    @Bean
    Subscription<RegistrationRepeated> repeatedRegistrationMail() {
        return new Subscription<>(
                "notifications.mail-repeated-registration",
                RegistrationRepeated.class,
                event -> store.insert(repeatedRegistration(event)));
    }

    Mail confirmation(ConfirmationRequested event) {
        Fragment body = templates.mail(
                "confirmation",
                Map.of(
                        "greeting",
                        templates.greeting(event.firstName()),
                        "link",
                        link("/confirm-email", event.token())));
        return Mail.to(event.email(), "Please confirm your email address", body);
    }

    Mail repeatedRegistration(RegistrationRepeated event) {
        Fragment body =
                templates.mail("repeated-registration", Map.of("greeting", templates.greeting(event.firstName())));
        return Mail.to(event.email(), "You already have an account at " + settings.shopName(), body);
    }

    private Fragment link(String path, String token) {
        String base = settings.publicUrl().replaceAll("/+$", "");
        return Fragment.of(base + path + "?token=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
    }
}
