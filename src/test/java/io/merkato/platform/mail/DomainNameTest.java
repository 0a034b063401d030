package io.merkato.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {

    @ParameterizedTest
    @CsvSource({
        "example.org,example.org,example.org",
        "Example.ORG,example.org,example.org",
        "müller.example,xn--mller-kva.example,müller.example",
        "MÜLLER.example,xn--mller-kva.example,müller.example",
        "mu\u0308ller.example,xn--mller-kva.example,müller.example",
        "xn--mller-kva.example,xn--mller-kva.example,müller.example",
        "XN--MLLER-KVA.Example,xn--mller-kva.example,müller.example",
        "straße.example,xn--strae-oqa.example,straße.example",
        "strasse.example,strasse.example,strasse.example",
        "例え。テスト,xn--r8jz45g.xn--zckzah,例え.テスト",
        "ｅｘａｍｐｌｅ.org,example.org,example.org",
        "президент.рф,xn--d1abbgf6aiiy.xn--p1ai,президент.рф",
        "نامه\u200cای.example,xn--mgba3gch31f060k.example,نامه\u200cای.example",
        "my_host.example,my_host.example,my_host.example",
        "-a.example,-a.example,-a.example"
    })
    void aNameHasTwoForms(String name, String ascii, String unicode) {
        assertThat(DomainName.ascii(name)).isEqualTo(ascii);
        assertThat(DomainName.unicode(name)).isEqualTo(unicode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xn--a.example", "a\u200db.example", "\u05d01a.example", "ü..example"})
    void thisIsNoName(String name) {
        assertThat(DomainName.ascii(name)).isNull();
        assertThat(DomainName.unicode(name)).isNull();
    }

    @Test
    void aNameIsOfLimitedLength() {
        assertThat(DomainName.ascii("ü".repeat(60) + ".example")).isNull();
        assertThat(DomainName.ascii("ü".repeat(1_000_000))).isNull();
    }
}
