package io.merkato.platform.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    private static final TrustedProxies PROXIES = trusting("10.0.0.0/8", "192.0.2.7", "2001:db8:ff::/47", "::1");

    @Test
    void withoutProxiesThePeerIsTheClient() {
        assertThat(trusting().clientOf("203.0.113.9", List.of("198.51.100.1"))).isEqualTo("203.0.113.9");
        assertThat(trusting().clientOf("127.0.0.1", List.of("198.51.100.1"))).isEqualTo("127.0.0.1");
    }

    @Test
    void whatAStrangerSaysOfItselfCountsForNothing() {
        assertThat(PROXIES.clientOf("203.0.113.9", List.of("198.51.100.1"))).isEqualTo("203.0.113.9");
    }

    @Test
    void theRightMostEntryThatIsNoProxyIsTheClient() {
        List<String> made = List.of("1.1.1.1, 198.51.100.1, 10.3.4.5, 192.0.2.7");

        assertThat(PROXIES.clientOf("10.1.2.3", made)).isEqualTo("198.51.100.1");
    }

    @Test
    void severalHeadersAreReadAsOne() {
        assertThat(PROXIES.clientOf("10.1.2.3", List.of("1.1.1.1", "198.51.100.1", "10.9.9.9")))
                .isEqualTo("198.51.100.1");
    }

    @Test
    void whenAllAreProxiesTheFirstOneIsTheClient() {
        assertThat(PROXIES.clientOf("10.1.2.3", List.of("10.7.7.7, 192.0.2.7"))).isEqualTo("10.7.7.7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "localhost",
                "198.51.100",
                "198.51.100.256",
                "1",
                "0x7f.0.0.1",
                "198.51.100.1:",
                "198.51.100.1:http",
                "[2001:db8::1",
                "2001:db8::1]",
                "[198.51.100.1]",
                "2001:db8::g",
                "a b",
                "<script>",
                "for=198.51.100.1",
                "\"198.51.100.1\"",
                "1.1.1.1 2.2.2.2",
                "::ffff:300.1.1.1",
                "%",
                "[%]",
                "%eth0"
            })
    void anEntryThatCannotBeReadEndsTheSearchAtTheLastGoodOne(String entry) {
        assertThat(PROXIES.clientOf("10.1.2.3", List.of("198.51.100.1, " + entry + ", 192.0.2.7")))
                .isEqualTo("192.0.2.7");
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.1:5678, 198.51.100.1",
        "[2001:db8::1]:80, 2001:db8:0:0:0:0:0:1",
        "[2001:db8::1], 2001:db8:0:0:0:0:0:1",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1",
        "2001:DB8:0::01, 2001:db8:0:0:0:0:0:1",
        "fe80::1%7, fe80:0:0:0:0:0:0:1",
        "::ffff:198.51.100.1, 198.51.100.1",
        "::ffff:c633:6401, 198.51.100.1",
        "[::ffff:198.51.100.1]:80, 198.51.100.1"
    })
    void anEntryIsReadAsProxiesWriteIt(String entry, String client) {
        assertThat(PROXIES.clientOf("10.1.2.3", List.of(entry))).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource({
        "10.255.255.255, true",
        "11.0.0.0, false",
        "192.0.2.7, true",
        "192.0.2.6, false",
        "::ffff:10.1.2.3, true",
        "2001:db8:fe::1, true",
        "2001:db8:ff:ffff::1, true",
        "2001:db8:100::1, false",
        "::1, true",
        "::2, false",
        // Begins with the same byte as 10.0.0.0/8, in the other family.
        "a00::1, false"
    })
    void aPeerIsAProxyWhenItIsInOneOfTheRanges(String peer, boolean trusted) {
        boolean heard = PROXIES.clientOf(peer, List.of("198.51.100.1")).equals("198.51.100.1");

        assertThat(heard).isEqualTo(trusted);
    }

    @Test
    void aRangeMayBeWrittenAsMappedIpv4() {
        TrustedProxies mapped = trusting("::ffff:10.0.0.0/104");

        assertThat(mapped.clientOf("10.1.2.3", List.of("198.51.100.1"))).isEqualTo("198.51.100.1");
        assertThat(mapped.clientOf("11.1.2.3", List.of("198.51.100.1"))).isEqualTo("11.1.2.3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.example",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0.0/a",
                "10/8",
                "2001:db8::/129",
                "::ffff:10.0.0.0/24",
                "10.0.0.1;10.0.0.2",
                "all",
                "*",
                "10.0.0.1-10.0.0.9"
            })
    void whatIsNoRangeIsNotRead(String entry) {
        assertThat(AddressRange.parse(entry)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.1, 198.51.100.1",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:2::, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:3::, 2001:db8:1:3:0:0:0:0/64"
    })
    void oneClientIsAnIpv4AddressOrAnIpv6Network(String address, String network) {
        assertThat(new Visitor(address, null, "id").network()).isEqualTo(network);
    }

    private static TrustedProxies trusting(String... ranges) {
        return new TrustedProxies(new VisitorSettings(List.of(ranges)));
    }
}
