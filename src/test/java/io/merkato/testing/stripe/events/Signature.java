package io.merkato.testing.stripe.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The header by which a receiver knows that a body is Stripe's, with one signature for each live secret. */
public final class Signature {

    private Signature() {}

    /** {@code t=…,v1=…} over the bytes of the body and the time in seconds. */
    public static String of(byte[] body, long seconds, List<String> secrets) {
        StringBuilder header = new StringBuilder("t=").append(seconds);
        for (String secret : secrets) {
            header.append(",v1=").append(hmac(secret, seconds, body));
        }
        return header.toString();
    }

    private static String hmac(String secret, long seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
