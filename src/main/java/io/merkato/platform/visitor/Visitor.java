package io.merkato.platform.visitor;

import io.merkato.platform.text.StorableText;
import io.merkato.platform.text.Text;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where a request came from. Controllers take it as an argument.
 *
 * @param address the client's IP address, as a trusted proxy tells it or else the connection
 * @param userAgent what the client calls itself: one line of at most 300 characters, null when it does not say
 * @param requestId the id under which the request is found in the log
 */
public record Visitor(String address, @Nullable String userAgent, String requestId) {

    private static final String ATTRIBUTE = Visitor.class.getName();
    private static final int LONGEST_USER_AGENT = 300;
    private static final int NETWORK_BYTES = 8;

    /** The visitor who sent a request. */
    public static Visitor of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Visitor visitor) {
            return visitor;
        }
        throw new IllegalStateException("Nobody has looked yet where the request came from.");
    }

    /** Remembers for the length of the request where it came from. */
    static void remember(HttpServletRequest request, String address) {
        request.setAttribute(
                ATTRIBUTE, new Visitor(address, agent(request.getHeader("User-Agent")), RequestId.of(request)));
    }

    /**
     * What counts as one client: an IPv4 address, or of an IPv6 address the /64, since whoever has one such address has
     * all of them.
     */
    public String network() {
        return network(address);
    }

    static String network(String address) {
        InetAddress parsed = IpAddress.parse(address);
        if (parsed == null || IpAddress.isIpv4(parsed)) {
            return address;
        }
        byte[] bytes = parsed.getAddress();
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable String agent(@Nullable String userAgent) {
        if (userAgent == null) {
            return null;
        }
        String line = Text.oneLine(userAgent, LONGEST_USER_AGENT);
        return line.isEmpty() || !StorableText.is(line) ? null : line;
    }
}
