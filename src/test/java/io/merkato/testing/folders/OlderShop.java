package io.merkato.testing.folders;

import io.merkato.platform.embedded.Database;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;

/** A data folder as an earlier version left it. */
public final class OlderShop {

    private OlderShop() {}

    /**
     * Makes the database of a version of the schema in the folder, and writes into it.
     *
     * @param version its number, or {@code latest}
     * @param rows files of SQL with what a shop of that version had written
     */
    public static void write(Path folder, String version, String... rows) {
        try (Database database = Database.open(folder, null)) {
            Flyway.configure()
                    .dataSource(database.jdbcUrl(), database.username(), database.password())
                    .locations("classpath:db/migration")
                    .defaultSchema("platform")
                    .createSchemas(true)
                    .target(version)
                    .load()
                    .migrate();
            for (String file : rows) {
                execute(database, file);
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(Database database, String resource) throws IOException, SQLException {
        try (InputStream stream = OlderShop.class.getClassLoader().getResourceAsStream(resource);
                Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            connection.commit();
        }
    }
}
