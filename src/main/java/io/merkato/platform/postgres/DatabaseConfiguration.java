package io.merkato.platform.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.merkato.platform.settings.Settings;
import io.merkato.platform.settings.StartRefused;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the database before anything else needs it, and closes it after everything else is closed. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean(destroyMethod = "close")
    Database database(Settings settings) {
        try {
            return Database.open(settings.data(), settings.databaseUrl());
        } catch (DatabaseUnavailable e) {
            throw new StartRefused("The database is not available.", String.valueOf(e.getMessage()));
        }
    }

    @Bean(destroyMethod = "close")
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource dataSource(Database database) {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setPoolName("merkato");
        dataSource.setJdbcUrl(database.jdbcUrl());
        dataSource.setUsername(database.username());
        dataSource.setPassword(database.password());
        return dataSource;
    }
}
