package io.merkato.payments.promises;

import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;

/**
 * For how long promises are good.
 *
 * @param authorizationDays days after which a gateway no longer keeps what it has authorized
 */
record PromiseSettings(int authorizationDays) {

    private static final Setting<Integer> AUTHORIZATION_DAYS = Setting.of(
                    "MERKATO_AUTHORIZATION_DAYS",
                    Forms.number(1, 30),
                    "days for which an authorization is good; then an order of which nothing has left is cancelled")
            .or("6");

    static final class Declaration implements SettingsDeclaration<PromiseSettings> {

        @Override
        public PromiseSettings read(SettingsReader reader) {
            return new PromiseSettings(reader.get(AUTHORIZATION_DAYS));
        }
    }
}
