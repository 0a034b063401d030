package io.merkato.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.platform.postgres.Database;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;

@ShopTest
class KeepDictionaryOrderTest {

    @Test
    void theIndexIsSortedAnewWhenTheServersRulesAreOthers(Shop shop) throws SQLException {
        DictionaryStore store = shop.bean(DictionaryStore.class);
        assertThat(store.hasChanged()).isFalse();
        Database database = shop.bean(Database.class);
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), "postgres", database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "update pg_collation set collversion = '1' where oid = 'catalog.dictionary'::regcollation");
        }
        assertThat(store.hasChanged()).isTrue();

        shop.bean(KeepDictionaryOrder.class).run(new DefaultApplicationArguments());

        assertThat(store.hasChanged()).isFalse();
    }
}
