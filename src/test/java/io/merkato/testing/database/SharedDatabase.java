package io.merkato.testing.database;

import io.merkato.platform.embedded.Database;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The database of one node, for another. */
public final class SharedDatabase {

    private SharedDatabase() {}

    /** The address with who may log in, as an operator writes it. */
    public static String url(Database database, String jdbcUrl) {
        return jdbcUrl
                + (jdbcUrl.contains("?") ? "&" : "?")
                + "user=" + URLEncoder.encode(database.username(), StandardCharsets.UTF_8)
                + "&password=" + URLEncoder.encode(database.password(), StandardCharsets.UTF_8);
    }
}
