package io.merkato.search.meaning;

import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;

/**
 * Whether the search goes by what words mean, too.
 *
 * @param on whether it does; if not, nothing of the model is ever loaded
 */
record MeaningSettings(boolean on) {

    private static final Setting<Boolean> MEANING = Setting.of(
                    "MERKATO_SEARCH_MEANING",
                    Forms.flag(),
                    "`false`: the search goes by words alone, and saves some 200 MB of memory")
            .or("true");

    static final class Declaration implements SettingsDeclaration<MeaningSettings> {

        @Override
        public MeaningSettings read(SettingsReader reader) {
            return new MeaningSettings(reader.get(MEANING));
        }
    }
}
