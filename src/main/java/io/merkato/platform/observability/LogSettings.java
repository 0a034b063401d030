package io.merkato.platform.observability;

import io.merkato.platform.settings.Form;
import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;
import java.util.Map;

/**
 * How much is logged.
 *
 * @param shop the level of what the shop itself says
 * @param root the level of everything else
 */
record LogSettings(Level shop, Level root) {

    private static final String PREFIX = "LOGGING_LEVEL_";
    private static final Form<Level> LEVEL = Forms.oneOf(Level.class);

    private static final Setting<Level> SHOP =
            Setting.of(PREFIX + "IO_MERKATO", LEVEL, "log level of the shop").or("info");
    private static final Setting<Level> ROOT =
            Setting.of(PREFIX + "ROOT", LEVEL, "log level of everything else").or("warn");

    enum Level {
        TRACE,
        DEBUG,
        INFO,
        WARN,
        ERROR,
        OFF
    }

    static final class Declaration implements SettingsDeclaration<LogSettings> {

        /** Levels of other packages are for Spring to read, and only looked at here. */
        @Override
        public LogSettings read(SettingsReader reader) {
            LogSettings settings = new LogSettings(reader.get(SHOP), reader.get(ROOT));
            reader.othersNamed(PREFIX).forEach(name -> reader.find(Setting.of(name, LEVEL, "log level of a package")));
            return settings;
        }

        @Override
        public Map<String, Object> forSpring(LogSettings settings) {
            return Map.of(
                    "logging.level.io.merkato", settings.shop().name(),
                    "logging.level.root", settings.root().name());
        }
    }
}
