package io.merkato;

import io.merkato.kernel.ShopProfile;
import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;

/** What an operator can set of the shop as a whole, and many modules ask. */
final class ShopSettings implements SettingsDeclaration<ShopProfile> {

    private static final Setting<String> NAME = Setting.of(
                    "MERKATO_SHOP_NAME", Forms.name(), "the shop's name in mails")
            .or("Merkato");
    private static final Setting<String> CURRENCY = Setting.of(
                    "MERKATO_CURRENCY", Forms.currency(), "currency of all prices; choose it before the first product")
            .or("EUR");

    @Override
    public ShopProfile read(SettingsReader reader) {
        return new ShopProfile(reader.get(NAME), reader.get(CURRENCY));
    }
}
