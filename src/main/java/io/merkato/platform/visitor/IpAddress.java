package io.merkato.platform.visitor;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads IP addresses as proxies write them, without ever asking a name server. */
final class IpAddress {

    /** Java also reads {@code 127.1} and plain numbers, which no proxy writes. */
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private static final Pattern BRACKETED = Pattern.compile("\\[([^\\[\\]]+:[^\\[\\]]*)](:\\d{1,5})?");
    private static final Pattern IPV4_AND_PORT = Pattern.compile("([\\d.]+):\\d{1,5}");
    private static final int LONGEST = 64;

    private IpAddress() {}

    /** The address, an IPv4-mapped one as IPv4 and without a zone; null when the text is none. */
    static @Nullable InetAddress parse(String text) {
        int zone = text.indexOf('%');
        String literal = zone < 0 ? text : text.substring(0, zone);
        boolean ipv6 = literal.indexOf(':') >= 0 && literal.indexOf('[') < 0;
        if (literal.length() > LONGEST || !ipv6 && !IPV4.matcher(literal).matches()) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(literal);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** As {@link #parse}, where a port may follow: {@code 192.0.2.1:80}, {@code [2001:db8::1]:80}. */
    static @Nullable InetAddress parseWithPort(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        var bracketed = BRACKETED.matcher(text);
        if (bracketed.matches()) {
            return parse(bracketed.group(1));
        }
        var ipv4 = IPV4_AND_PORT.matcher(text);
        return parse(ipv4.matches() ? ipv4.group(1) : text);
    }

    static boolean isIpv4(InetAddress address) {
        return address instanceof Inet4Address;
    }
}
