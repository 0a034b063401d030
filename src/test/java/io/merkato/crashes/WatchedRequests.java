package io.merkato.crashes;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Carries out the requests that say so as the flow that they name. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@ConditionalOnBooleanProperty("test.crash-points")
class WatchedRequests extends OncePerRequestFilter {

    static final String HEADER = "Test-Flow";

    private final Map<String, Flow> flows = new ConcurrentHashMap<>();

    /** Awaits the request that names this flow. */
    void expect(Flow flow) {
        flows.put(flow.id(), flow);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = request.getHeader(HEADER);
        Flow flow = id == null ? null : flows.remove(id);
        if (flow == null) {
            chain.doFilter(request, response);
            return;
        }
        try {
            flow.carry(() -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
