package io.merkato.platform.answers;

import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;

/**
 * How much is remembered.
 *
 * @param megabytes of memory for finished answers, 0 to remember none
 */
record AnswerSettings(int megabytes) {

    private static final Setting<Integer> MEGABYTES = Setting.of(
                    "MERKATO_ANSWERS_MB",
                    Forms.number(0, 4096),
                    "megabytes of memory for finished answers of public routes; `0`: none are remembered")
            .or("48");

    static final class Declaration implements SettingsDeclaration<AnswerSettings> {

        @Override
        public AnswerSettings read(SettingsReader reader) {
            return new AnswerSettings(reader.get(MEGABYTES));
        }
    }
}
