package io.merkato.platform.answers;

import io.merkato.platform.ratelimit.RequestLimit;
import io.merkato.platform.security.CrossOrigin;
import io.merkato.platform.visitor.Networks;
import io.merkato.platform.web.Routes;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Puts remembered answers in front of the filters, unless none are to be remembered. */
@Component
@ConditionalOnWebApplication
class RememberAnswers implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

    private final AnswerMemory memory;
    private final Topics topics;
    private final Routes routes;
    private final RequestLimit limit;
    private final Networks networks;
    private final CrossOrigin origins;

    RememberAnswers(
            AnswerMemory memory,
            Topics topics,
            Routes routes,
            RequestLimit limit,
            Networks networks,
            CrossOrigin origins) {
        this.memory = memory;
        this.topics = topics;
        this.routes = routes;
        this.limit = limit;
        this.networks = networks;
        this.origins = origins;
    }

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        if (memory.isUsed()) {
            factory.addServerCustomizers(server -> server.addEventListener(new InFront(server)));
        }
    }

    /** Goes in front of all that is there when the server starts: what waits for requests under way need not see these. */
    private final class InFront implements LifeCycle.Listener {

        private final Server server;

        InFront(Server server) {
            this.server = server;
        }

        @Override
        public void lifeCycleStarting(LifeCycle event) {
            if (!(server.getHandler() instanceof AnswerHandler)) {
                AnswerHandler answers = new AnswerHandler(memory, topics, routes, limit, networks, origins);
                answers.setHandler(server.getHandler());
                server.setHandler(answers);
            }
        }
    }
}
