package io.merkato.inventory;

import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;

/**
 * When stock counts as low, and how often people hear of it.
 *
 * @param lowStockThreshold units that are available then, or fewer, of a variant without a threshold of its own
 * @param lowStockDigestMinutes at least so long lies between two mails about it
 */
public record InventorySettings(int lowStockThreshold, int lowStockDigestMinutes) {

    private static final Setting<Integer> LOW_STOCK_THRESHOLD = Setting.of(
                    "MERKATO_LOW_STOCK_THRESHOLD",
                    Forms.number(0, 1_000_000_000),
                    "stock counts as low when so many units or fewer can be bought, for variants without a threshold of"
                            + " their own; `0`: only when they are sold out")
            .or("5");
    private static final Setting<Integer> LOW_STOCK_DIGEST_MINUTES = Setting.of(
                    "MERKATO_LOW_STOCK_DIGEST_MINUTES",
                    Forms.number(0, 1440),
                    "at least so many minutes lie between two mails to admins about stock that is low")
            .or("10");

    static final class Declaration implements SettingsDeclaration<InventorySettings> {

        @Override
        public InventorySettings read(SettingsReader reader) {
            return new InventorySettings(reader.get(LOW_STOCK_THRESHOLD), reader.get(LOW_STOCK_DIGEST_MINUTES));
        }
    }
}
