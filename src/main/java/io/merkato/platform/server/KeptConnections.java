package io.merkato.platform.server;

import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Keeps connections open between requests for longer than proxies and clients keep theirs, which is up to a minute. Were
 * the shop the first to close one, they would send into it at the same moment and see their request fail. Within a
 * request nobody may be silent for longer than the server's idle timeout.
 */
@Component
class KeptConnections implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

    /** How many idle timeouts one after the other end a connection between requests: 20 seconds become 80. */
    private static final int IDLE_TIMEOUTS = 4;

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(server -> {
            for (Connector connector : server.getConnectors()) {
                if (connector instanceof ServerConnector door) {
                    HttpConnectionFactory impatient = door.getConnectionFactory(HttpConnectionFactory.class);
                    door.addConnectionFactory(new PatientConnections(impatient.getHttpConfiguration()));
                }
            }
        });
    }

    private static final class PatientConnections extends HttpConnectionFactory {

        PatientConnections(HttpConfiguration configuration) {
            super(configuration);
        }

        @Override
        public Connection newConnection(Connector connector, EndPoint endPoint) {
            return configure(new PatientConnection(getHttpConfiguration(), connector, endPoint), connector, endPoint);
        }
    }

    private static final class PatientConnection extends HttpConnection {

        private int timeouts;
        private long bytesAtTimeout;

        PatientConnection(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
            super(configuration, connector, endPoint);
        }

        @Override
        public boolean onIdleExpired(TimeoutException timeout) {
            if (getBytesIn() != bytesAtTimeout) {
                bytesAtTimeout = getBytesIn();
                timeouts = 0;
            }
            timeouts++;
            // The parser stands at the start from the end of one answer to the first letter of the next request.
            boolean betweenRequests = getParser().isStart();
            return betweenRequests && timeouts < IDLE_TIMEOUTS ? false : super.onIdleExpired(timeout);
        }
    }
}
