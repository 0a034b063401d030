package io.merkato.registration;

import io.merkato.kernel.ShopProfile;
import io.merkato.passwords.Password;
import io.merkato.passwords.PasswordRules;
import io.merkato.platform.mail.EmailAddress;
import io.merkato.platform.settings.Mode;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.Settings;
import io.merkato.platform.settings.SettingsReader;
import io.merkato.platform.settings.SettingsRule;
import org.jspecify.annotations.Nullable;

/** The first admin has an address and a password or neither; in production it is a good one. */
final class FirstAdminRule implements SettingsRule {

    @Override
    public void check(Settings settings, SettingsReader reader) {
        RegistrationSettings admin = settings.get(RegistrationSettings.class);
        String email = admin.adminEmail();
        String typed = admin.adminPassword();
        if ((email == null) != (typed == null)) {
            refuse(
                    reader,
                    email == null ? RegistrationSettings.ADMIN_EMAIL : RegistrationSettings.ADMIN_PASSWORD,
                    "Only one of MERKATO_ADMIN_EMAIL and MERKATO_ADMIN_PASSWORD is set.",
                    "Set both, or neither.");
        }
        if (email != null && !EmailAddress.Form.isSound(email)) {
            refuse(
                    reader,
                    RegistrationSettings.ADMIN_EMAIL,
                    "MERKATO_ADMIN_EMAIL is no address.",
                    "Set it to one such as admin@example.com.");
        } else if (email != null && typed != null) {
            Password password = new Password(typed);
            String weakness = weakness(email, password, PasswordRules.of(settings.get(ShopProfile.class)));
            if (weakness != null && (!settings.get(Mode.class).isSandbox() || !isUsable(password))) {
                refuse(reader, RegistrationSettings.ADMIN_PASSWORD, weakness, "Choose another one.");
            }
        }
    }

    /** What is wrong with the password for an admin, as a sentence; null when nothing is. */
    static @Nullable String weakness(String email, Password password, PasswordRules rules) {
        return rules.errors("", password, PasswordRules.SHORTEST_FOR_STAFF, FirstAdmin.person(email)).stream()
                .map(error -> RegistrationSettings.ADMIN_PASSWORD.variable() + " " + error.detail() + ".")
                .findFirst()
                .orElse(null);
    }

    /** A sandbox takes what a customer may have the length of. */
    private static boolean isUsable(Password password) {
        int length = password.typed().length();
        return length >= PasswordRules.SHORTEST_FOR_CUSTOMERS && length <= PasswordRules.LONGEST;
    }

    private static void refuse(SettingsReader reader, Setting<?> setting, String whatIsWrong, String remedy) {
        reader.refuse(setting.variable(), whatIsWrong, remedy);
    }
}
