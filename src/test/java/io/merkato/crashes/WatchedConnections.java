package io.merkato.crashes;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.util.PSQLState;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Gives flows connections that break when they die. */
final class WatchedConnections extends DelegatingDataSource {

    /** What cleans up before a connection goes back. A process that has ended does not, and the server does it. */
    private static final Set<String> CLEANING_UP = Set.of("rollback", "setAutoCommit", "setReadOnly", "clearWarnings");

    WatchedConnections(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Flow flow = Flow.current();
        if (flow == null) {
            return super.getConnection();
        }
        flow.requireAlive();
        return new Watched(flow, super.getConnection()).connection();
    }

    private static final class Watched {

        private final Flow flow;
        private final Connection connection;
        private boolean cut;

        Watched(Flow flow, Connection connection) {
            this.flow = flow;
            this.connection = connection;
        }

        Connection connection() {
            return proxy(Connection.class, this::onConnection);
        }

        private @Nullable Object onConnection(Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getName().equals("close")) {
                close();
                return null;
            }
            if (flow.halted() && CLEANING_UP.contains(method.getName())) {
                return null;
            }
            flow.requireAlive();
            Object result = method.getName().equals("commit")
                    ? pass("commit", connection, method, arguments)
                    : invoke(connection, method, arguments);
            return switch (result) {
                case PreparedStatement statement -> proxy(PreparedStatement.class, (m, a) -> on(statement, m, a));
                case Statement statement -> proxy(Statement.class, (m, a) -> on(statement, m, a));
                case null, default -> result;
            };
        }

        private @Nullable Object on(Statement statement, Method method, Object @Nullable [] arguments)
                throws Throwable {
            return method.getName().startsWith("execute")
                    ? pass(Sender.ofStatement(), statement, method, arguments)
                    : invoke(statement, method, arguments);
        }

        private @Nullable Object pass(String what, Object target, Method method, Object @Nullable [] arguments)
                throws Throwable {
            SQLException lost = new SQLException("The reply was lost", PSQLState.CONNECTION_FAILURE.getState());
            Flow.Step<Object> step = () -> invoke(target, method, arguments);
            return flow.pass(what, step, lost, this::cut);
        }

        private void cut() {
            cut = true;
            try {
                connection.unwrap(PgConnection.class).abort(Runnable::run);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The pool learns of a broken connection by what is done with it. */
        private void close() throws SQLException {
            if (cut) {
                try {
                    connection.createStatement().close();
                } catch (SQLException e) {
                    // So it does.
                }
            }
            connection.close();
        }
    }

    private interface Call {

        @Nullable Object on(Method method, Object @Nullable [] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                WatchedConnections.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.on(method, arguments)));
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
