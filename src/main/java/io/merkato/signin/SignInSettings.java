package io.merkato.signin;

import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;

/**
 * How often a sign-in may fail.
 *
 * @param perAddress failed sign-ins that one client address may make in a quarter of an hour
 */
record SignInSettings(int perAddress) {

    private static final Setting<Integer> SIGN_INS_PER_ADDRESS = Setting.of(
                    "MERKATO_SIGN_INS_PER_ADDRESS",
                    Forms.number(1, 1_000_000),
                    "failed sign-ins that one client may make in a quarter of an hour")
            .or("400");

    static final class Declaration implements SettingsDeclaration<SignInSettings> {

        @Override
        public SignInSettings read(SettingsReader reader) {
            return new SignInSettings(reader.get(SIGN_INS_PER_ADDRESS));
        }
    }
}
