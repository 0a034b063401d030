package io.merkato.pricing;

import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;

/**
 * What prices are quoted with.
 *
 * @param homeCountry ISO 3166-1 alpha-2, whose taxes are quoted while no address is known
 */
record PricingSettings(String homeCountry) {

    private static final Setting<String> HOME_COUNTRY = Setting.of(
                    "MERKATO_HOME_COUNTRY", Forms.country(), "country whose taxes are quoted while no address is known")
            .or("DE");

    static final class Declaration implements SettingsDeclaration<PricingSettings> {

        @Override
        public PricingSettings read(SettingsReader reader) {
            return new PricingSettings(reader.get(HOME_COUNTRY));
        }
    }
}
