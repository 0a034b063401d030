package io.merkato.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.platform.embedded.Database;
import io.merkato.testing.HeardLog;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

@ShopTest
class KeepDictionaryOrderTest {

    private static final String OTHER_RULES =
            "update pg_collation set collversion = '1' where oid = 'storefront.dictionary'::regcollation";

    @Test
    void theIndexIsSortedAnewWhenTheServersRulesAreOthers(Shop shop) throws SQLException {
        DictionaryStore store = shop.bean(DictionaryStore.class);
        assertThat(store.hasChanged()).isFalse();
        try (Connection connection = server(shop);
                Statement statement = connection.createStatement()) {
            statement.execute(OTHER_RULES);
        }
        assertThat(store.hasChanged()).isTrue();

        shop.bean(KeepDictionaryOrder.class).afterSingletonsInstantiated();

        assertThat(store.hasChanged()).isFalse();
    }

    @Test
    void anIndexThatIsInUseIsToldOfAndEndsNoStart(Shop shop) throws SQLException {
        try (HeardLog heard = new HeardLog();
                Connection connection = server(shop);
                Statement statement = connection.createStatement()) {
            statement.execute(OTHER_RULES);
            connection.setAutoCommit(false);
            statement.execute("lock table storefront.listing in row exclusive mode");

            shop.bean(KeepDictionaryOrder.class).afterSingletonsInstantiated();

            connection.rollback();
            assertThat(heard.messages()).anyMatch(line -> line.contains("could not be sorted anew"));
        }
        shop.bean(KeepDictionaryOrder.class).afterSingletonsInstantiated();
        assertThat(shop.bean(DictionaryStore.class).hasChanged()).isFalse();
    }

    private static Connection server(Shop shop) throws SQLException {
        Database database = shop.bean(Database.class);
        return DriverManager.getConnection(database.jdbcUrl(), "postgres", database.password());
    }
}
