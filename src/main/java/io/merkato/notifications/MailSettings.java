package io.merkato.notifications;

import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How mails go out, and where their links lead.
 *
 * @param from the sender of mails
 * @param storefrontUrl a storefront of one's own that links in mails point to in place of the shop's pages
 */
record MailSettings(String from, @Nullable String storefrontUrl) {

    private static final Setting<String> FROM =
            Setting.of("MERKATO_MAIL_FROM", Forms.sender(), "sender of mails").or("shop@localhost");
    private static final Setting<String> STOREFRONT_URL = Setting.of(
            "MERKATO_STOREFRONT_URL",
            Forms.webAddress(),
            "a storefront of yours that links in mails point to: it has pages at `/confirm-email`, "
                    + "`/reset-password`, `/order` and `/confirm-stock-notification`");

    /** What Spring's mail sender reads by itself. */
    private static final List<Setting<?>> SERVER = List.of(
            Setting.of("SPRING_MAIL_HOST", Forms.host(), "mail server; without it mails wait"),
            Setting.of("SPRING_MAIL_PORT", Forms.number(1, 65_535), "its port").or("25"),
            Setting.of("SPRING_MAIL_USERNAME", Forms.text("a name"), "name to sign in with"),
            Setting.of("SPRING_MAIL_PASSWORD", Forms.text("a password"), "its password")
                    .kept(),
            Setting.of("SPRING_MAIL_PROPERTIES_MAIL_SMTP_AUTH", Forms.plainFlag(), "whether to sign in")
                    .or("false"),
            Setting.of(
                            "SPRING_MAIL_PROPERTIES_MAIL_SMTP_STARTTLS_ENABLE",
                            Forms.plainFlag(),
                            "whether to use TLS where offered")
                    .or("false"),
            Setting.of(
                            "SPRING_MAIL_PROPERTIES_MAIL_SMTP_STARTTLS_REQUIRED",
                            Forms.plainFlag(),
                            "whether to send by TLS only")
                    .or("false"));

    static final class Declaration implements SettingsDeclaration<MailSettings> {

        @Override
        public MailSettings read(SettingsReader reader) {
            MailSettings settings = new MailSettings(reader.get(FROM), reader.find(STOREFRONT_URL));
            SERVER.forEach(reader::find);
            return settings;
        }
    }
}
