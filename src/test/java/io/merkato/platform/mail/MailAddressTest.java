package io.merkato.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "shop@example.com | | shop@example.com",
                " shop@example.com | | shop@example.com",
                "The Shop <shop@example.com> | The Shop | The Shop <shop@example.com>",
                "<shop@example.com> | | shop@example.com",
                "Käse <shop@käse.example> | Käse | =?UTF-8?Q?K=C3=A4se?= <shop@xn--kse-qla.example>",
                "Brot, Käse & Co. <shop@example.com> | Brot, Käse & Co. | =?UTF-8?Q?Brot=2C_K=C3=A4se_=26_Co=2E?= <shop@example.com>",
                "Bread, Cheese & Co <shop@example.com> | Bread, Cheese & Co | \"Bread, Cheese & Co\" <shop@example.com>",
                "\"Bread, Cheese\" <shop@example.com> | Bread, Cheese | \"Bread, Cheese\" <shop@example.com>",
                "The \"Shop\" <shop@example.com> | The \"Shop\" | \"The \\\"Shop\\\"\" <shop@example.com>"
            })
    void aSenderIsReadAsPeopleWriteIt(String text, String name, String written) throws AddressException {
        InternetAddress address = MailAddress.read(text);

        assertThat(address.getPersonal()).isEqualTo(name);
        assertThat(address.toString()).isEqualTo(written);
    }

    @Test
    void aNameStartsNoLineOfItsOwn() throws AddressException {
        String written = MailAddress.of("shop@example.com", "Shop\r\nBcc: all@example.com")
                .toString();

        assertThat(written).doesNotContain("\r", "\n").contains("<shop@example.com>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop",
                "Shop <shop>",
                "Shop <>",
                "a@example.com, b@example.com",
                "a@b@example.com",
                "Shop <a@example.com\nBcc: b@example.com>"
            })
    void fromThereNoMailIsSent(String text) {
        assertThatExceptionOfType(AddressException.class).isThrownBy(() -> MailAddress.read(text));
    }

    @ParameterizedTest
    @CsvSource({"ada@müller.example,ada@xn--mller-kva.example", "Ada@Example.ORG,Ada@example.org", "nobody,nobody"})
    void aDomainGoesOutInAscii(String address, String deliverable) {
        assertThat(MailAddress.deliverable(address)).isEqualTo(deliverable);
    }
}
