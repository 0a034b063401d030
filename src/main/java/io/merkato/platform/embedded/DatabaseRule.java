package io.merkato.platform.embedded;

import io.merkato.platform.settings.KnownSettings;
import io.merkato.platform.settings.Settings;
import io.merkato.platform.settings.SettingsReader;
import io.merkato.platform.settings.SettingsRule;

/** The address of the database can be read, and the embedded one is not asked for more connections than it has. */
final class DatabaseRule implements SettingsRule {

    @Override
    public void check(Settings settings, SettingsReader reader) {
        if (settings.databaseUrl() != null) {
            try {
                DatabaseUrl.parse(settings.databaseUrl());
            } catch (DatabaseUnavailable e) {
                String[] lines = String.valueOf(e.getMessage()).split("\n", 2);
                reader.refuse(KnownSettings.DATABASE_URL.variable(), lines[0], lines[1]);
            }
        } else if (settings.dbPool() > EmbeddedServer.MOST_POOLED) {
            reader.refuse(
                    KnownSettings.DB_POOL.variable(),
                    "MERKATO_DB_POOL is " + settings.dbPool() + ", and the embedded database serves "
                            + EmbeddedServer.MOST_POOLED + ".",
                    "Set it to that or less, or set DATABASE_URL to a PostgreSQL of your own.");
        }
    }
}
