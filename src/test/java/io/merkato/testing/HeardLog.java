package io.merkato.testing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Listens to what is logged while it is open. A shop that starts meanwhile sets up the log anew, and ends it. */
public final class HeardLog implements AutoCloseable {

    private final Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> list = new ListAppender<>();

    public HeardLog() {
        list.start();
        root.addAppender(list);
    }

    public List<ILoggingEvent> events() {
        return List.copyOf(list.list);
    }

    /** The messages as they were written, without their time and level. */
    public List<String> messages() {
        return events().stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Override
    public void close() {
        root.detachAppender(list);
    }
}
