package io.merkato.pages;

import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;

/**
 * Whether people are welcomed.
 *
 * @param shown whether the shop has a page at its root
 */
record WelcomeSettings(boolean shown) {

    private static final Setting<Boolean> WELCOME = Setting.of(
                    "MERKATO_WELCOME", Forms.flag(), "`false`: no page at the root")
            .or("true");

    static final class Declaration implements SettingsDeclaration<WelcomeSettings> {

        @Override
        public WelcomeSettings read(SettingsReader reader) {
            return new WelcomeSettings(reader.get(WELCOME));
        }
    }
}
