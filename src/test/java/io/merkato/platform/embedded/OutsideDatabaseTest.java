package io.merkato.platform.embedded;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

@ShopTest
class OutsideDatabaseTest {

    @Test
    void anEncodingThatLacksLettersIsRefused(Shop shop) throws SQLException {
        Database running = shop.bean(Database.class);
        try (Connection connection =
                        DriverManager.getConnection(running.jdbcUrl(), running.username(), running.password());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create database latin template template0 encoding 'LATIN1' locale_provider libc locale 'C'");
        }
        String url = running.jdbcUrl().replace("/merkato?", "/latin?") + "&user=" + running.username() + "&password="
                + running.password();

        assertThatThrownBy(() -> Database.open(Path.of("target"), url))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("LATIN1")
                .hasMessageContaining("createdb --encoding=UTF8");
    }
}
