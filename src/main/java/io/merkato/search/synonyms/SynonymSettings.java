package io.merkato.search.synonyms;

import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;

/**
 * What synonyms begin with.
 *
 * @param general whether the general ones, which are English, hold beside those of staff
 */
record SynonymSettings(boolean general) {

    private static final Setting<Boolean> GENERAL = Setting.of(
                    "MERKATO_GENERAL_SYNONYMS",
                    Forms.flag(),
                    "`false`: search without the general English synonyms that come with the shop, such as sofa and couch")
            .or("true");

    static final class Declaration implements SettingsDeclaration<SynonymSettings> {

        @Override
        public SynonymSettings read(SettingsReader reader) {
            return new SynonymSettings(reader.get(GENERAL));
        }
    }
}
