package io.merkato.platform.brakes;

import io.merkato.platform.settings.Secrets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Makes the keys of the table, so that it holds neither mail addresses nor IP addresses. */
@Component
class BrakeKeys {

    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    BrakeKeys(Secrets secrets) {
        this.key = new SecretKeySpec(secrets.derive("platform brake keys"), HMAC);
    }

    /** 128 bits that are the same on every node, and that tell nothing without the secret. */
    UUID of(Limit limit, String whom) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            // No name of a limit holds a space, so that no two of these texts are the same.
            ByteBuffer bytes =
                    ByteBuffer.wrap(mac.doFinal((limit.name() + " " + whom).getBytes(StandardCharsets.UTF_8)));
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
