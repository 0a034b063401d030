package io.merkato.waitlists;

import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;

/**
 * How many hear that something is back.
 *
 * @param backInStockFactor people for each unit that has come
 */
record WaitlistSettings(int backInStockFactor) {

    private static final Setting<Integer> BACK_IN_STOCK_FACTOR = Setting.of(
                    "MERKATO_BACK_IN_STOCK_FACTOR",
                    Forms.number(1, 1000),
                    "how many of those who wait for a product are told for each unit that is back")
            .or("2");

    static final class Declaration implements SettingsDeclaration<WaitlistSettings> {

        @Override
        public WaitlistSettings read(SettingsReader reader) {
            return new WaitlistSettings(reader.get(BACK_IN_STOCK_FACTOR));
        }
    }
}
