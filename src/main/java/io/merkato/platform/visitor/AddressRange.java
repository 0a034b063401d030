package io.merkato.platform.visitor;

import java.net.InetAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An IP address or a CIDR range of one family. It is our own because the matchers that come with Spring Security 7.1
 * have been found to take an address of one family for one of the other (CVE-2026-59333).
 */
final class AddressRange {

    /** How many bits of an IPv4-mapped IPv6 address come before the IPv4 address. */
    private static final int MAPPED_BITS = 96;

    private final byte[] network;
    private final int prefixBits;

    private AddressRange(byte[] network, int prefixBits) {
        this.network = network;
        this.prefixBits = prefixBits;
    }

    /** Reads {@code 10.0.0.0/8}, {@code 2001:db8::/32} or an address; null when the text is none of them. */
    static @Nullable AddressRange parse(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        InetAddress address = IpAddress.parse(literal);
        if (address == null) {
            return null;
        }
        byte[] network = address.getAddress();
        if (slash < 0) {
            return new AddressRange(network, network.length * 8);
        }
        String bits = text.substring(slash + 1);
        if (!bits.matches("\\d{1,3}")) {
            return null;
        }
        boolean mapped = IpAddress.isIpv4(address) && literal.indexOf(':') >= 0;
        int prefixBits = Integer.parseInt(bits) - (mapped ? MAPPED_BITS : 0);
        return prefixBits < 0 || prefixBits > network.length * 8 ? null : new AddressRange(network, prefixBits);
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != network.length) {
            return false;
        }
        int whole = prefixBits / 8;
        int rest = prefixBits % 8;
        return Arrays.equals(bytes, 0, whole, network, 0, whole)
                && (rest == 0 || ((bytes[whole] ^ network[whole]) & 0xff) >> (8 - rest) == 0);
    }
}
