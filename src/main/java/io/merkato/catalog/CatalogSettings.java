package io.merkato.catalog;

import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;

/**
 * What the catalogue begins with.
 *
 * @param demo whether an empty sandbox gets the demo catalogue
 */
record CatalogSettings(boolean demo) {

    private static final Setting<Boolean> DEMO = Setting.of(
                    "MERKATO_DEMO", Forms.flag(), "`false`: no demo catalogue in an empty sandbox")
            .or("true");

    static final class Declaration implements SettingsDeclaration<CatalogSettings> {

        @Override
        public CatalogSettings read(SettingsReader reader) {
            return new CatalogSettings(reader.get(DEMO));
        }
    }
}
