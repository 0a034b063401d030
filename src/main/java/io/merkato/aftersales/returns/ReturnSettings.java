package io.merkato.aftersales.returns;

import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;

/**
 * What may be sent back.
 *
 * @param days after the delivery
 */
record ReturnSettings(int days) {

    private static final Setting<Integer> DAYS = Setting.of(
                    "MERKATO_RETURN_DAYS",
                    Forms.number(1, 3650),
                    "days after a delivery in which buyers may ask to send its items back")
            .or("30");

    static final class Declaration implements SettingsDeclaration<ReturnSettings> {

        @Override
        public ReturnSettings read(SettingsReader reader) {
            return new ReturnSettings(reader.get(DAYS));
        }
    }
}
