package io.merkato.reviews.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.merkato.platform.crypto.OpaqueToken;
import io.merkato.platform.crypto.SealedBox;
import io.merkato.platform.mail.EmailKey;
import io.merkato.platform.settings.Secrets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Tokens that say whose address is not to be asked any more. They hold the address encrypted, so that no log tells it, and nobody
 * makes one without the shop's secret; so nothing is kept of them, and they are good for ever.
 */
@Component
final class OptOutTokens {

    private static final String PURPOSE = "reviews opt-out";
    private static final byte[] NAME = PURPOSE.getBytes(UTF_8);
    /** From more than a nonce and a tag to the longest address that there is, in the longest letters. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{39,1500}");

    private final List<SealedBox> boxes;

    @Autowired
    OptOutTokens(Secrets secrets) {
        // While the secret is being changed, what was made with the one before is good.
        this(Stream.of(secrets.derive(PURPOSE), secrets.derivePrevious(PURPOSE))
                .filter(Objects::nonNull)
                .toList());
    }

    /** @param keys of 256 bits, the one that new tokens are made with first */
    OptOutTokens(List<byte[]> keys) {
        this.boxes = keys.stream().map(SealedBox::new).toList();
    }

    /** A token of an address, another one each time. */
    OpaqueToken of(String email) {
        return OpaqueToken.of(boxes.getFirst().seal(EmailKey.of(email).getBytes(UTF_8), NAME));
    }

    /** The key of the address that a token is of; nothing when the shop did not make it. */
    Optional<String> read(String token) {
        return Optional.of(token)
                .filter(text -> FORM.matcher(text).matches())
                .flatMap(OptOutTokens::bytes)
                // The last letter may have bits to spare, and no token is written in two ways.
                .filter(bytes -> OpaqueToken.of(bytes).text().equals(token))
                .flatMap(this::opened);
    }

    private static Optional<byte[]> bytes(String token) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(token));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<String> opened(byte[] sealed) {
        return boxes.stream().flatMap(box -> opened(box, sealed).stream()).findFirst();
    }

    private static Optional<String> opened(SealedBox box, byte[] sealed) {
        try {
            return Optional.of(new String(box.open(sealed, NAME), UTF_8));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
