package io.merkato.payments;

import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;
import java.time.Duration;

/**
 * How payments are taken.
 *
 * @param timeToPay for how long a payment waits for its buyer, from when the order was placed
 */
record PaymentSettings(Duration timeToPay) {

    private static final Setting<Integer> MINUTES_TO_PAY = Setting.of(
                    "MERKATO_MINUTES_TO_PAY",
                    Forms.number(1, 1440),
                    "minutes that a buyer has to finish a payment; then the order is cancelled and its stock is free again")
            .or("15");

    static final class Declaration implements SettingsDeclaration<PaymentSettings> {

        @Override
        public PaymentSettings read(SettingsReader reader) {
            return new PaymentSettings(Duration.ofMinutes(reader.get(MINUTES_TO_PAY)));
        }
    }
}
