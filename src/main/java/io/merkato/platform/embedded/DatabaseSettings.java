package io.merkato.platform.embedded;

import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Mode;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which database the shop has.
 *
 * @param url an outside PostgreSQL in place of the embedded one
 * @param pool how many connections this node has
 */
record DatabaseSettings(@Nullable String url, int pool) {

    static final Setting<Integer> POOL = Setting.of(
                    "MERKATO_DB_POOL", Forms.number(1, 1000), "connections of each node")
            .or("10");

    /** Names no password: settings are printed when something is wrong with them. */
    @Override
    public String toString() {
        return "DatabaseSettings[pool=" + pool + "]";
    }

    static final class Declaration implements SettingsDeclaration<DatabaseSettings> {

        @Override
        public DatabaseSettings read(SettingsReader reader) {
            return new DatabaseSettings(reader.find(Mode.DATABASE_URL), reader.get(POOL));
        }

        @Override
        public Map<String, Object> forSpring(DatabaseSettings settings) {
            return Map.of("spring.datasource.hikari.maximum-pool-size", settings.pool());
        }
    }
}
