package io.merkato.checkout;

import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;

/**
 * What may be ordered at once.
 *
 * @param unpaidUnits units of a variant that one buyer may keep from others while they are not paid
 */
record CheckoutSettings(int unpaidUnits) {

    private static final Setting<Integer> UNPAID_UNITS = Setting.of(
                    "MERKATO_UNPAID_UNITS",
                    Forms.number(1, 999),
                    "units of one variant that a buyer may hold in orders that are not paid yet")
            .or("999");

    static final class Declaration implements SettingsDeclaration<CheckoutSettings> {

        @Override
        public CheckoutSettings read(SettingsReader reader) {
            return new CheckoutSettings(reader.get(UNPAID_UNITS));
        }
    }
}
