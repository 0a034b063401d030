package io.merkato.platform.server;

import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Lets many connections that are opened at once wait to be accepted: the backlog that comes with Java is 50, and the
 * rest is refused. Their requests wait on virtual threads, which cost little, so that some hundred slow clients do not keep
 * out all others; who looks for requests does so on threads of the system.
 */
@Component
class ConnectionLimit implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

    private static final int WAITING_CONNECTIONS = 1024;
    private static final int REQUESTS_AT_ONCE = 4000;
    private static final int FEWEST_SELECTING = 2;

    /**
     * Threads of the system's for those who wait for connections and requests: they wait in the system, where a virtual thread would
     * keep its carrier, and they have their turn however busy the virtual ones are. All that may block is for these.
     */
    private static QueuedThreadPool selecting(VirtualThreadPool threads) {
        QueuedThreadPool selecting = new QueuedThreadPool();
        selecting.setName("jetty-selecting");
        selecting.setMinThreads(FEWEST_SELECTING);
        // A task that may block is never run by who found it.
        selecting.setReservedThreads(0);
        selecting.addBean(threads);
        selecting.setVirtualThreadsExecutor(threads);
        return selecting;
    }

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        if (factory.getThreadPool() instanceof VirtualThreadPool threads) {
            threads.setMaxConcurrentTasks(REQUESTS_AT_ONCE);
            factory.setThreadPool(selecting(threads));
        }
        factory.addServerCustomizers(server -> {
            for (Connector connector : server.getConnectors()) {
                if (connector instanceof ServerConnector door) {
                    door.setAcceptQueueSize(WAITING_CONNECTIONS);
                }
            }
        });
    }
}
