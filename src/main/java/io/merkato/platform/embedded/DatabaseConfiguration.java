package io.merkato.platform.embedded;

import com.zaxxer.hikari.HikariDataSource;
import io.merkato.platform.settings.DataSettings;
import io.merkato.platform.settings.StartRefused;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** Opens the database before anything else needs it, and closes it after everything else is closed. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean(destroyMethod = "close")
    Database database(DatabaseSettings settings, DataSettings data) {
        try {
            return Database.open(data.folder(), settings.url());
        } catch (DatabaseUnavailable e) {
            throw new StartRefused(String.valueOf(e.getMessage()), "");
        }
    }

    /** Migrations run on a connection of their own: the time limits of the pool's are for requests. */
    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource migrations(Database database) {
        return new SimpleDriverDataSource(new Driver(), database.jdbcUrl(), database.username(), database.password());
    }

    @Bean(destroyMethod = "close")
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource dataSource(Database database) {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setPoolName("merkato");
        dataSource.setJdbcUrl(database.jdbcUrl());
        dataSource.setUsername(database.username());
        dataSource.setPassword(database.password());
        // The details of a refused statement are the data of people, and nothing for a log.
        dataSource.addDataSourceProperty("logServerErrorDetail", "false");
        return dataSource;
    }
}
