package io.merkato.testing.slices;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.platform.embedded.Database;
import io.merkato.platform.invariants.Invariants;
import io.merkato.testing.Shop;
import io.merkato.testing.database.NothingLeftOver;
import io.merkato.testing.database.OneConnectionEach;
import io.merkato.testing.database.SharedDatabase;
import io.merkato.testing.folders.Folders;
import io.merkato.testing.folders.MigratedFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One module of the shop with the modules it names and nothing else, in this process: without a web server and over a
 * database of its own, to which it has ten connections. Nobody listens to its events and nobody implements what it leaves
 * to others, but the beans that a test brings.
 */
public final class Slice implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final NamedModules modules;
    private final Class<?>[] beans;
    private final Path data;
    private final boolean dataIsOurs;

    private Slice(String module, Class<?>[] beans, Path data, boolean dataIsOurs, String databaseUrl) {
        this.modules = NamedModules.of(module);
        this.beans = beans.clone();
        this.data = data;
        this.dataIsOurs = dataIsOurs;
        this.context = start(databaseUrl);
    }

    /**
     * Starts a module over a new database.
     *
     * @param beans classes that only the test has
     */
    public static Slice of(String module, Class<?>... beans) {
        return new Slice(module, beans, MigratedFolder.newOne("slice-"), true, "");
    }

    /** Starts a module, this one or another, as a second node over the database of this slice, which has to outlive it. */
    public Slice beside(String module) {
        Database database = bean(Database.class);
        return new Slice(module, beans, data, false, SharedDatabase.url(database, database.jdbcUrl()));
    }

    private ConfigurableApplicationContext start(String databaseUrl) {
        List<Class<?>> sources = new ArrayList<>(Arrays.asList(beans));
        sources.add(AsSpringBootDoes.class);
        SpringApplication application = new SpringApplication(sources.toArray(Class<?>[]::new));
        application.setWebApplicationType(WebApplicationType.NONE);
        application.addInitializers(starting -> {
            modules.register((GenericApplicationContext) starting, starting.getEnvironment());
            starting.getBeanFactory().addBeanPostProcessor(new OneConnectionEach());
        });
        return application.run(
                "--port=0",
                "--merkato.mode=sandbox",
                "--merkato.data=" + data,
                "--database.url=" + databaseUrl,
                "--merkato.demo=false",
                "--merkato.search-meaning=false",
                // The health of a shop is asked of parts that a module need not have.
                "--management.endpoint.health.validate-group-membership=false",
                Shop.connections(10));
    }

    /** The modules that are there, by their names. */
    public Set<String> modules() {
        return modules.names();
    }

    /** A bean of the module, or of one that it names. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Does something in a transaction. */
    public void inTransaction(Runnable work) {
        bean(TransactionTemplate.class).executeWithoutResult(status -> work.run());
    }

    /** Does something in a transaction and gives what came of it. */
    public <T> T fromTransaction(Supplier<T> work) {
        return Objects.requireNonNull(bean(TransactionTemplate.class).execute(status -> work.get()));
    }

    /** Does something in a transaction that is rolled back. */
    public void inTransactionThatIsUndone(Runnable work) {
        bean(TransactionTemplate.class).executeWithoutResult(status -> {
            work.run();
            status.setRollbackOnly();
        });
    }

    /** Waits until every event is delivered and every job done whose time has come, and checks what must be true then. */
    public void delivered() {
        NothingLeftOver.in(bean(JdbcClient.class));
        assertThat(bean(Invariants.class).violationsIn(modules())).isEmpty();
    }

    @Override
    public void close() {
        context.close();
        if (dataIsOurs) {
            Folders.delete(data);
        }
    }

    @EnableAutoConfiguration
    static class AsSpringBootDoes {}
}
