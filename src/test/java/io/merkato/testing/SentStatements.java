package io.merkato.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Notes what a shop sends to its database, by the method of the store that sends it. */
final class SentStatements implements BeanPostProcessor {

    /** What opens a transaction is sent along with its first statement, and counts. */
    static final String BEGIN = "begin";

    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
    private volatile boolean listening;

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool ? new Watched(pool) : bean;
    }

    /** What is sent during some work by threads that answer requests. */
    List<String> ofRequests(Runnable work) {
        sent.clear();
        listening = true;
        try {
            work.run();
        } finally {
            listening = false;
        }
        return sent.stream().filter(Sent::byRequest).map(Sent::what).toList();
    }

    private void note(@Nullable String what) {
        if (listening) {
            sent.add(StackWalker.getInstance().walk(frames -> {
                List<StackWalker.StackFrame> stack = frames.toList();
                boolean byRequest =
                        stack.stream().anyMatch(frame -> frame.getClassName().startsWith("org.eclipse.jetty."));
                return new Sent(what == null ? store(stack) : what, byRequest);
            }));
        }
    }

    /** The method of the store that was called from outside of it. */
    private static String store(List<StackWalker.StackFrame> stack) {
        return stack.stream()
                .dropWhile(frame -> !isOfStore(frame))
                .takeWhile(SentStatements::isOfStore)
                .reduce((inner, outer) -> outer)
                .map(frame -> frame.getClassName().replaceFirst(".*\\.", "") + "." + frame.getMethodName())
                .orElse("?");
    }

    private static boolean isOfStore(StackWalker.StackFrame frame) {
        return frame.getClassName().endsWith("Store");
    }

    private record Sent(String what, boolean byRequest) {}

    private final class Watched extends DelegatingDataSource {

        Watched(DataSource pool) {
            super(pool);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return proxy(Connection.class, super.getConnection());
        }
    }

    private <T> T proxy(Class<T> type, T target) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            Object result = invoke(target, method, arguments);
            return switch (result) {
                case PreparedStatement statement
                when type == Connection.class -> proxy(PreparedStatement.class, statement);
                case Statement statement when type == Connection.class -> proxy(Statement.class, statement);
                case null, default -> result;
            };
        };
        return type.cast(Proxy.newProxyInstance(SentStatements.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        if (target instanceof Statement && method.getName().startsWith("execute")) {
            note(null);
        } else if (method.getName().equals("setAutoCommit")
                && arguments != null
                && Boolean.FALSE.equals(arguments[0])) {
            note(BEGIN);
        }
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
