package io.merkato.notifications;

import io.merkato.platform.web.PublicAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where customers are sent: a storefront that MERKATO_STOREFRONT_URL names, or else the shop itself. */
@Component
public final class StorefrontAddress {

    private final PublicAddress shop;
    private final @Nullable String own;

    StorefrontAddress(PublicAddress shop, MailSettings settings) {
        this.shop = shop;
        this.own = settings.storefrontUrl();
    }

    /** Whether the operator has a storefront beside the shop. */
    public boolean isOwn() {
        return own != null;
    }

    /** The address of a page there that takes a token. */
    public MailTemplates.Fragment link(String path, String token) {
        return MailTemplates.Fragment.of(base() + path + "?token=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
    }

    /** Where a product is shown; all of them when it is not known which. */
    String product(@Nullable String slug) {
        return base() + (slug == null ? "/" : "/products/" + slug);
    }

    /** The address, without a slash at its end. */
    public String base() {
        return own == null ? shop.base() : own;
    }
}
