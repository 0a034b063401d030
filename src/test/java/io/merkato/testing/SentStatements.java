package io.merkato.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Notes what a shop sends to its database: each statement by the method of the store that sends it. */
final class SentStatements implements BeanPostProcessor {

    /** What opens a transaction is sent along with its first statement, and counts. */
    private static final String BEGIN = "begin";

    /** The end of a transaction that has delivered something. */
    private static final String DELIVERED = "OutboxStore.delete";

    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
    private volatile boolean listening;

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool ? new Watched(pool) : bean;
    }

    /** Notes what is sent from now on. */
    void listen() {
        sent.clear();
        listening = true;
    }

    void stopListening() {
        listening = false;
    }

    /** What was sent by threads that answer requests. */
    List<String> ofRequests() {
        return sent.stream().filter(one -> one.by == By.REQUEST).map(Sent::what).toList();
    }

    /** What was sent to deliver events: the transactions that delivered one, those of each listener together. */
    List<List<String>> ofDeliveries() {
        Map<Thread, List<String>> open = new HashMap<>();
        List<List<String>> delivered = new ArrayList<>();
        for (Sent one : sent) {
            if (one.by == By.DELIVERY) {
                if (one.what.equals(BEGIN)) {
                    open.put(one.thread, new ArrayList<>());
                }
                List<String> statements = open.getOrDefault(one.thread, new ArrayList<>());
                statements.add(one.what);
                if (one.what.equals(DELIVERED)) {
                    delivered.add(statements);
                    // What the same thread asks afterwards, once events may have gathered, is no part of it.
                    open.remove(one.thread);
                }
            }
        }
        return delivered;
    }

    private void note(@Nullable String what) {
        if (listening) {
            sent.add(StackWalker.getInstance().walk(frames -> {
                List<StackWalker.StackFrame> stack = frames.toList();
                return new Sent(what == null ? store(stack) : what, by(stack), Thread.currentThread());
            }));
        }
    }

    private static By by(List<StackWalker.StackFrame> stack) {
        List<String> classes =
                stack.stream().map(StackWalker.StackFrame::getClassName).toList();
        if (classes.stream().anyMatch(name -> name.startsWith("org.eclipse.jetty."))) {
            return By.REQUEST;
        }
        return classes.contains("io.merkato.platform.jobs.Delivery") ? By.DELIVERY : By.OTHER;
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

    private enum By {
        REQUEST,
        DELIVERY,
        OTHER
    }

    private record Sent(String what, By by, Thread thread) {}

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
