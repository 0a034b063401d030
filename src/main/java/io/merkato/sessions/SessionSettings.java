package io.merkato.sessions;

import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;

/**
 * How sessions go on.
 *
 * @param refreshRepeatSeconds for how long a client whose answer was lost may repeat a refresh and get the same tokens; 0
 *     ends the session of every refresh token that comes a second time
 */
record SessionSettings(int refreshRepeatSeconds) {

    private static final Setting<Integer> REFRESH_REPEAT_SECONDS = Setting.of(
                    "MERKATO_REFRESH_REPEAT_SECONDS",
                    Forms.seconds(300),
                    "for how long a client whose answer was lost may repeat a refresh; `0`: not at all")
            .or("5");

    static final class Declaration implements SettingsDeclaration<SessionSettings> {

        @Override
        public SessionSettings read(SettingsReader reader) {
            return new SessionSettings(reader.get(REFRESH_REPEAT_SECONDS));
        }
    }
}
