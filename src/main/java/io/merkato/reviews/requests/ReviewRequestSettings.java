package io.merkato.reviews.requests;

import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * When buyers are asked for reviews, and where they write them.
 *
 * @param days after delivery; 0 asks nobody
 * @param formUrl where a storefront has its form, null where it has none
 */
record ReviewRequestSettings(int days, @Nullable String formUrl) {

    private static final Setting<Integer> DAYS = Setting.of(
                    "MERKATO_REVIEW_REQUEST_DAYS",
                    Forms.number(0, 365),
                    "days after delivery when a mail asks the buyer for reviews, once for each order; `0` asks nobody")
            .or("7");
    private static final Setting<String> FORM_URL = Setting.of(
            "MERKATO_REVIEW_FORM_URL",
            Forms.webAddress(),
            "where your storefront has its form for a review, to which that mail links with `?product=SLUG&order=NUMBER`; "
                    + "without it to the page of the product");

    /** Whether nobody is asked. */
    boolean off() {
        return days == 0;
    }

    /** Where a buyer writes a review of a product; null where there is no form. */
    @Nullable String form(String slug, String orderNumber) {
        return formUrl == null ? null : formUrl + "?product=" + encoded(slug) + "&order=" + encoded(orderNumber);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    static final class Declaration implements SettingsDeclaration<ReviewRequestSettings> {

        @Override
        public ReviewRequestSettings read(SettingsReader reader) {
            return new ReviewRequestSettings(reader.get(DAYS), reader.find(FORM_URL));
        }
    }
}
