package io.merkato.platform.announcements;

import io.merkato.platform.postgres.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Listens on a connection of its own. Several times a second it asks the database for an answer, so that a connection
 * that died without a word is noticed; whatever may have been missed is then forgotten before it listens again.
 */
@Component
class HearAnnouncements implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(HearAnnouncements.class);
    private static final int PAUSE_MILLIS = 250;
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final Database database;
    private final Announcements announcements;
    private volatile @Nullable Thread thread;
    private boolean deaf;
    private volatile CountDownLatch stopping = new CountDownLatch(1);

    HearAnnouncements(Database database, Announcements announcements) {
        this.database = database;
        this.announcements = announcements;
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        thread = Thread.ofVirtual().name("announcements").start(this::run);
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
            statement.execute("listen " + AnnouncementStore.CHANNEL);
            // Values read from here on are true until something is heard; what is older may be not.
            announcements.forgetAll();
            if (deaf) {
                deaf = false;
                log.info("What other nodes announce is heard again");
            }
            PGConnection ear = connection.unwrap(PGConnection.class);
            while (stopping.getCount() > 0) {
                long asked = System.nanoTime();
                statement.execute("select 1");
                pass(ear.getNotifications());
                announcements.ear().heardAt(asked);
                pass(ear.getNotifications(PAUSE_MILLIS));
            }
        } catch (SQLException | RuntimeException e) {
            if (stopping.getCount() > 0 && !deaf) {
                deaf = true;
                log.warn(
                        "What other nodes announce is not heard, so nothing is remembered meanwhile: {}", e.toString());
            }
        } finally {
            announcements.ear().lost();
        }
    }

    private void pass(PGNotification @Nullable [] notifications) {
        if (notifications != null) {
            for (PGNotification notification : notifications) {
                announcements.heard(notification.getParameter());
            }
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", database.username());
        properties.setProperty("password", database.password());
        properties.setProperty("ApplicationName", "merkato announcements");
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
