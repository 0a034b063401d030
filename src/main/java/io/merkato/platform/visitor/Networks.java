package io.merkato.platform.visitor;

import java.util.List;
import org.springframework.stereotype.Component;

/** Tells for requests that no filter sees what counts as one client, as {@link Visitor#network} does for all others. */
@Component
public class Networks {

    private final TrustedProxies proxies;

    Networks(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    /**
     * Where a request came from.
     *
     * @param peer the other end of the connection
     * @param forwardedFor the {@code X-Forwarded-For} headers, in the order in which they came
     */
    public String of(String peer, List<String> forwardedFor) {
        return Visitor.network(proxies.clientOf(peer, forwardedFor));
    }
}
