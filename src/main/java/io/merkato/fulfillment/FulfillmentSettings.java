package io.merkato.fulfillment;

import io.merkato.platform.settings.Form;
import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;
import java.util.List;

/**
 * With whom parcels go.
 *
 * @param carriers beside those that the shop knows by itself, or in their place
 */
record FulfillmentSettings(List<Carrier> carriers) {

    private static final Setting<List<Carrier>> CARRIERS = Setting.of(
                    "MERKATO_CARRIERS",
                    Forms.listOf(new Form<>(
                            "carriers as code;name;page with {number} in it, such as "
                                    + "post;Post;https://post.example.com/track?id={number}",
                            Carrier::read)),
                    "carriers whose parcels get a link, beside DHL, DPD, FedEx, GLS, UPS and USPS")
            .or("");

    static final class Declaration implements SettingsDeclaration<FulfillmentSettings> {

        @Override
        public FulfillmentSettings read(SettingsReader reader) {
            return new FulfillmentSettings(reader.get(CARRIERS));
        }
    }
}
