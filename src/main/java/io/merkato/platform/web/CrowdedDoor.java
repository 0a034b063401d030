package io.merkato.platform.web;

import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Lets a crowd that comes at once wait at the door: the queue that comes with Java is 50, and turns the rest away. */
@Component
class CrowdedDoor implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

    private static final int WAITING_CONNECTIONS = 1024;

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(server -> {
            for (Connector connector : server.getConnectors()) {
                if (connector instanceof ServerConnector door) {
                    door.setAcceptQueueSize(WAITING_CONNECTIONS);
                }
            }
        });
    }
}
