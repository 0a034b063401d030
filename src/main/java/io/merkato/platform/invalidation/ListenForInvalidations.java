package io.merkato.platform.invalidation;

import io.merkato.platform.embedded.Database;
import io.merkato.platform.observability.LastingFaults;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Listens on a connection of its own, and tells on it what is not told by transactions. Three times a second it asks the database for an answer, so that a connection
 * that died without a word is noticed; whatever may have been missed is then forgotten before it listens again.
 */
@Component
class ListenForInvalidations implements SmartLifecycle {

    private static final int PAUSE_MILLIS = 300;
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_FIRST_ANSWER = Duration.ofSeconds(5);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final Database database;
    private final Invalidations invalidations;
    private final LastingFaults faults;
    private final CountDownLatch firstAnswer = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private boolean interrupted;
    private volatile CountDownLatch stopping = new CountDownLatch(1);

    ListenForInvalidations(Database database, Invalidations invalidations, LastingFaults faults) {
        this.database = database;
        this.invalidations = invalidations;
        this.faults = faults;
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        thread = Thread.ofVirtual().name("invalidations").start(this::run);
        try {
            // The node says that it is ready after this, and its health is known by then.
            firstAnswer.await(LONGEST_FIRST_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        Thread listening = thread;
        thread = null;
        stopping.countDown();
        if (listening != null) {
            try {
                listening.join(LONGEST_STOP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** From before the first request until after the last one, so that what it changes is told. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 4096;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        try {
            do {
                listen();
            } while (!stopping.await(BEFORE_NEXT_TRY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Listens until it is stopped or the connection fails. */
    private void listen() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("listen " + InvalidationStore.CHANNEL);
            // Values read from here on are true until something is heard; what is older may be not.
            invalidations.forgetAll();
            if (interrupted) {
                interrupted = false;
                faults.databaseIsBack();
            }
            PGConnection reception = connection.unwrap(PGConnection.class);
            while (stopping.getCount() > 0) {
                long asked = System.nanoTime();
                statement.execute("select 1");
                pass(reception.getNotifications(), reception.getBackendPID());
                invalidations.reception().heardAt(asked);
                firstAnswer.countDown();
                pass(reception.getNotifications(PAUSE_MILLIS), reception.getBackendPID());
                tell(connection);
            }
            tell(connection);
        } catch (SQLException | RuntimeException e) {
            if (stopping.getCount() > 0) {
                interrupted = true;
                // Meanwhile nothing is remembered.
                faults.met("Listening to other nodes", e);
            }
        } finally {
            invalidations.reception().lost();
        }
    }

    /** What was told on this very connection has been forgotten here long since. */
    private void pass(PGNotification @Nullable [] notifications, int own) {
        if (notifications != null) {
            for (PGNotification notification : notifications) {
                if (notification.getPID() != own) {
                    invalidations.heard(notification.getParameter());
                }
            }
        }
    }

    private void tell(Connection connection) throws SQLException {
        List<String> texts = invalidations.untold().take();
        if (texts.isEmpty()) {
            return;
        }
        try (PreparedStatement notify =
                connection.prepareStatement("select pg_notify(?, text) from unnest(?) as told (text)")) {
            notify.setString(1, InvalidationStore.CHANNEL);
            notify.setArray(2, connection.createArrayOf("text", texts.toArray()));
            notify.execute();
        } catch (SQLException e) {
            invalidations.untold().putBack(texts);
            throw e;
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", database.username());
        properties.setProperty("password", database.password());
        properties.setProperty("ApplicationName", "merkato invalidations");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        Connection connection = new Driver().connect(database.jdbcUrl(), properties);
        if (connection == null) {
            throw new SQLException("The driver does not know the address of the database");
        }
        return connection;
    }
}
