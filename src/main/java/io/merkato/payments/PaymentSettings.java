package io.merkato.payments;

import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;
import java.time.Duration;

/**
 * How payments are taken.
 *
 * @param minutesToPay for how long a payment waits for its buyer, from when the order was placed
 */
record PaymentSettings(int minutesToPay) {

    private static final Setting<Integer> MINUTES_TO_PAY = Setting.of(
                    "MERKATO_MINUTES_TO_PAY",
                    Forms.number(1, 1440),
                    "minutes that a buyer has to finish a payment; then the order is cancelled and its stock is free again")
            .or("15");

    Duration timeToPay() {
        return Duration.ofMinutes(minutesToPay);
    }

    static final class Declaration implements SettingsDeclaration<PaymentSettings> {

        @Override
        public PaymentSettings read(SettingsReader reader) {
            return new PaymentSettings(reader.get(MINUTES_TO_PAY));
        }
    }
}
