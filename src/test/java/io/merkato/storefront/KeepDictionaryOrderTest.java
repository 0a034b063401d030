package io.merkato.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.platform.embedded.Database;
import io.merkato.testing.HeardLog;
import io.merkato.testing.slices.ModuleTest;
import io.merkato.testing.slices.Slice;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

@ModuleTest("storefront")
class KeepDictionaryOrderTest {

    private static final String OTHER_RULES =
            "update pg_collation set collversion = '1' where oid = 'storefront.dictionary'::regcollation";

    @Test
    void theIndexIsSortedAnewWhenTheServersRulesAreOthers(Slice slice) throws SQLException {
        DictionaryStore store = slice.bean(DictionaryStore.class);
        assertThat(store.hasChanged()).isFalse();
        try (Connection connection = server(slice);
                Statement statement = connection.createStatement()) {
            statement.execute(OTHER_RULES);
        }
        assertThat(store.hasChanged()).isTrue();

        slice.bean(KeepDictionaryOrder.class).afterSingletonsInstantiated();

        assertThat(store.hasChanged()).isFalse();
    }

    @Test
    void anIndexThatIsInUseIsToldOfAndEndsNoStart(Slice slice) throws SQLException {
        try (HeardLog heard = new HeardLog();
                Connection connection = server(slice);
                Statement statement = connection.createStatement()) {
            statement.execute(OTHER_RULES);
            connection.setAutoCommit(false);
            statement.execute("lock table storefront.listing in row exclusive mode");

            slice.bean(KeepDictionaryOrder.class).afterSingletonsInstantiated();

            connection.rollback();
            assertThat(heard.messages()).anyMatch(line -> line.contains("could not be sorted anew"));
        }
        slice.bean(KeepDictionaryOrder.class).afterSingletonsInstantiated();
        assertThat(slice.bean(DictionaryStore.class).hasChanged()).isFalse();
    }

    private static Connection server(Slice slice) throws SQLException {
        Database database = slice.bean(Database.class);
        return DriverManager.getConnection(database.jdbcUrl(), "postgres", database.password());
    }
}
