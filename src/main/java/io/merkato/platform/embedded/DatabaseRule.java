package io.merkato.platform.embedded;

import io.merkato.platform.settings.Mode;
import io.merkato.platform.settings.Settings;
import io.merkato.platform.settings.SettingsReader;
import io.merkato.platform.settings.SettingsRule;

/** The address of the database can be read, and the embedded one is not asked for more connections than it has. */
final class DatabaseRule implements SettingsRule {

    @Override
    public void check(Settings settings, SettingsReader reader) {
        DatabaseSettings database = settings.get(DatabaseSettings.class);
        if (database.url() != null) {
            try {
                DatabaseUrl.parse(database.url());
            } catch (DatabaseUnavailable e) {
                String[] lines = String.valueOf(e.getMessage()).split("\n", 2);
                reader.refuse(Mode.DATABASE_URL.variable(), lines[0], lines[1]);
            }
        } else if (database.pool() > EmbeddedServer.MOST_POOLED) {
            reader.refuse(
                    DatabaseSettings.POOL.variable(),
                    "MERKATO_DB_POOL is " + database.pool() + ", and the embedded database serves "
                            + EmbeddedServer.MOST_POOLED + ".",
                    "Set it to that or less, or set DATABASE_URL to a PostgreSQL of your own.");
        }
    }
}
