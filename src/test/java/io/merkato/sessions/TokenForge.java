package io.merkato.sessions;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.merkato.testing.Shop;
import java.util.Base64;

/** Signs with the shop's own key what the shop would never sign. */
public final class TokenForge {

    private TokenForge() {}

    /** Names the key that signs now. */
    public static String keyId(Shop shop) {
        return shop.bean(SigningKeys.class).current().id();
    }

    /** A token of this header and these claims, whatever they say, with a signature that is good. */
    public static String sign(Shop shop, String header, String claims) {
        String unsigned = encoded(header) + "." + encoded(claims);
        byte[] signature = shop.bean(SigningKeys.class).current().sign(unsigned.getBytes(UTF_8));
        return unsigned + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
