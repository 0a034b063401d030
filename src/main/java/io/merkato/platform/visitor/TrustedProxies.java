package io.merkato.platform.visitor;

import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Whose word counts on where a request came from. Each proxy adds the address it was asked from at the end of
 * {@code X-Forwarded-For}, so the entries are good from the right for as long as trusted proxies wrote them; what
 * stands further to the left is what the client made up.
 */
@Component
class TrustedProxies {

    private final List<AddressRange> ranges;

    TrustedProxies(VisitorSettings settings) {
        this.ranges = settings.trustedProxies().stream()
                .map(entry -> Objects.requireNonNull(AddressRange.parse(entry), entry))
                .toList();
    }

    /**
     * The client's address.
     *
     * @param peer the other end of the connection
     * @param forwardedFor the {@code X-Forwarded-For} headers, in the order in which they came
     */
    String clientOf(String peer, List<String> forwardedFor) {
        InetAddress client = IpAddress.parse(peer);
        if (client == null) {
            return peer;
        }
        String[] entries = String.join(",", forwardedFor).split(",", -1);
        for (int i = entries.length - 1; i >= 0 && trusts(client); i--) {
            InetAddress next = IpAddress.parseWithPort(entries[i].strip());
            if (next == null) {
                break;
            }
            client = next;
        }
        return client.getHostAddress();
    }

    private boolean trusts(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}
