package io.merkato.testing.database;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Refuses a thread a second connection of the pool while it has one. Enough threads that do so at once would wait for
 * each other, so the shop never does. The error shows both places.
 */
public final class OneConnectionEach implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof HikariDataSource pool ? new Watched(pool) : bean;
    }

    private static final class Watched extends DelegatingDataSource {

        private final Map<Thread, Throwable> holders = new ConcurrentHashMap<>();

        Watched(DataSource pool) {
            super(pool);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Thread holder = Thread.currentThread();
            Throwable first = holders.get(holder);
            if (first != null) {
                throw new AssertionError("A thread asks for a second connection while it holds one", first);
            }
            Connection connection = super.getConnection();
            holders.put(holder, new Throwable("The first connection was taken here"));
            return (Connection) Proxy.newProxyInstance(
                    Watched.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("close")) {
                            holders.remove(holder);
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
