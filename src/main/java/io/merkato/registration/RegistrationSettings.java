package io.merkato.registration;

import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;
import org.jspecify.annotations.Nullable;

/**
 * Who gets an account.
 *
 * @param adminEmail with adminPassword, the first admin
 * @param registrationsPerAddress registrations that one client address may make in a quarter of an hour
 */
record RegistrationSettings(
        @Nullable String adminEmail, @Nullable String adminPassword, int registrationsPerAddress) {

    static final Setting<String> ADMIN_EMAIL = Setting.of(
            "MERKATO_ADMIN_EMAIL",
            Forms.text("a mail address"),
            "first admin, made at the start if absent; with the password");
    static final Setting<String> ADMIN_PASSWORD = Setting.of(
                    "MERKATO_ADMIN_PASSWORD",
                    Forms.text("15 to 128 characters, in a sandbox 8 to 128"),
                    "the first admin's password")
            .kept();
    private static final Setting<Integer> REGISTRATIONS_PER_ADDRESS = Setting.of(
                    "MERKATO_REGISTRATIONS_PER_ADDRESS",
                    Forms.number(1, 1_000_000),
                    "registrations that one client may make in a quarter of an hour")
            .or("300");

    /** Names no password: settings are printed when something is wrong with them. */
    @Override
    public String toString() {
        return "RegistrationSettings[adminEmail=" + adminEmail + ", registrationsPerAddress=" + registrationsPerAddress
                + "]";
    }

    static final class Declaration implements SettingsDeclaration<RegistrationSettings> {

        @Override
        public RegistrationSettings read(SettingsReader reader) {
            return new RegistrationSettings(
                    reader.find(ADMIN_EMAIL), reader.find(ADMIN_PASSWORD), reader.get(REGISTRATIONS_PER_ADDRESS));
        }
    }
}
