package io.merkato.torture;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks into the database itself, past all nodes and proxies. */
final class Watch {

    private static final String UNBALANCED = """
            select (select count(*) from (
                        select from payments.entry group by currency having sum(amount) <> 0) total)
                 + (select count(*) from (
                        select from payments.entry group by journal_id having sum(amount) <> 0 or count(*) < 2) journal)
            """;

    private final TorturedDatabase database;
    private final AtomicInteger samples = new AtomicInteger();
    private final AtomicInteger unbalanced = new AtomicInteger();

    Watch(TorturedDatabase database) {
        this.database = database;
    }

    /** Samples the ledger once a second for as long as the scene is open. */
    void sample(Scene scene) throws InterruptedException {
        while (scene.isOpen()) {
            try {
                if (count(UNBALANCED) > 0) {
                    unbalanced.incrementAndGet();
                }
                samples.incrementAndGet();
            } catch (SQLException e) {
                // The database is away, which it is now and then.
            }
            Thread.sleep(Duration.ofSeconds(1));
        }
    }

    int samples() {
        return samples.get();
    }

    int unbalanced() {
        return unbalanced.get();
    }

    long count(String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    List<Row> rows(String query) throws SQLException {
        List<Row> found = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    values.add(String.valueOf(rows.getString(column)));
                }
                found.add(new Row(values));
            }
        }
        return found;
    }

    /** One row, as texts. */
    record Row(List<String> values) {

        String text(int column) {
            return values.get(column);
        }

        long number(int column) {
            return Long.parseLong(values.get(column));
        }
    }
}
